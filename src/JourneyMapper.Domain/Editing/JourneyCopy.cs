using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>Copies journeys.</summary>
public static class JourneyCopy
{
    /// <summary>All that a journey holds under new ids, as one that nobody has edited yet.</summary>
    /// <param name="original">What is copied.</param>
    /// <param name="id">The id that the copy gets.</param>
    public static Journey CopyAs(this Journey original, Guid id) => original.CopyAs(id, out _);

    /// <summary>The same, telling which id each record got.</summary>
    /// <param name="original">What is copied.</param>
    /// <param name="id">The id that the copy gets.</param>
    /// <param name="ids">For each record of the original, by its id, its id in the copy.</param>
    public static Journey CopyAs(this Journey original, Guid id, out IReadOnlyDictionary<Guid, Guid> ids)
    {
        Dictionary<Guid, Guid> made = [];
        ids = made;
        return original.CopyAs(id, known => made.TryGetValue(known, out var given) ? given : made[known] = Guid.CreateVersion7());
    }

    /// <summary>All that a journey holds under other ids, as one that nobody has edited yet.</summary>
    /// <param name="original">What is copied.</param>
    /// <param name="id">The id that the copy gets.</param>
    /// <param name="idOf">The id that each of its records gets.</param>
    public static Journey CopyAs(this Journey original, Guid id, Func<Guid, Guid> idOf)
    {
        return original with
        {
            Id = id,
            Revision = 0,
            ContentRevision = 0,
            Touchpoints = [.. original.Touchpoints.Select(touchpoint => touchpoint with { Id = idOf(touchpoint.Id) })],
            Transitions = [.. original.Transitions.Select(transition => transition with { Id = idOf(transition.Id), From = idOf(transition.From), To = transition.To is { } to ? idOf(to) : null })],
            PainPoints = [.. original.PainPoints.Select(point => point with { Id = idOf(point.Id), Touchpoint = idOf(point.Touchpoint) })],
            // The work on them goes on in the original.
            Opportunities = [.. original.Opportunities.Select(opportunity => new Opportunity
            {
                Id = idOf(opportunity.Id),
                Rank = opportunity.Rank,
                Touchpoint = idOf(opportunity.Touchpoint),
                Title = opportunity.Title,
                Description = opportunity.Description,
                Touchpoints = Linked(opportunity.Touchpoints, JourneyKinds.Touchpoint),
                PainPoints = Linked(opportunity.PainPoints, JourneyKinds.PainPoint),
                Goals = Linked(opportunity.Goals, JourneyKinds.Goal),
                Impact = opportunity.Impact,
                Effort = opportunity.Effort,
            })],
            OwnLanes = [.. original.OwnLanes.Select(lane => lane with { Id = idOf(lane.Id) })],
            Goals = [.. original.Goals.Select(goal => goal with { Id = idOf(goal.Id) })],
            Personas = [.. original.Personas.Select(persona => persona with { Id = idOf(persona.Id) })],
        };

        // What it leads to in other journeys stays what it is.
        string Linked(string value, RecordKind kind) => OpportunityFields.Ids(OpportunityFields.Ids(value).Select(linked => kind.Has(original, linked) ? idOf(linked) : linked));
    }

    /// <summary>The copy that a template is: nobody answers for it, no checklist of it has begun, and it is as if nobody had edited it.</summary>
    public static Journey AsTemplate(this Journey original, Guid id)
    {
        var copy = original.CopyAs(id);
        return copy with { Owner = null, ReviewEvery = ReviewInterval.None, Omnichannel = "", Touchpoints = [.. copy.Touchpoints.Select(touchpoint => touchpoint with { Owner = null, Advice = "" })] };
    }

    /// <summary>All that a journey holds, as what makes it out of an empty one: in this form whole journeys are stored beside the journal, and read as its entries are.</summary>
    public static Difference AsDifference(this Journey journey) => new([.. JourneyKinds.All.SelectMany(kind => kind.Accept(new WholeReader(journey)))]);

    /// <summary>The journey that <see cref="AsDifference"/> was made of, at revision 0.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public static Journey ToJourney(this Difference whole, Guid id) => whole.ApplyTo(Empty(id)) with { Revision = 0, ContentRevision = 0 };

    static Journey Empty(Guid id) => new() { Id = id, Title = "" };

    sealed class WholeReader(Journey journey) : IRecordKindVisitor<ImmutableArray<Change>>
    {
        public ImmutableArray<Change> Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot
        {
            var (whole, empty) = ((TRoot)(IStreamRoot)journey, (TRoot)(IStreamRoot)Empty(journey.Id));
            return
            [
                new Change.Changed<TRoot>(kind, Guid.Empty, kind.Fields.Between(empty, whole)),
            ];
        }

        public ImmutableArray<Change> Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord =>
            [.. kind.All(journey).Select(record => new Change.Added<TRecord>(kind, record))];
    }
}

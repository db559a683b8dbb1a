using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>A journey that is about a persona.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Points">Its coverage, from 0 to 100; null while it has not been reviewed.</param>
/// <param name="Stages">For each stage, how many of its touchpoints the persona comes by: those where it is known how that persona feels.</param>
public sealed record PersonaUse(Guid Id, string Title, int? Points, IReadOnlyList<int> Stages);

/// <summary>Several uses in a line: those of one persona, or of all of a segment.</summary>
/// <param name="Journeys">How many journeys.</param>
/// <param name="Stages">For each stage, how many touchpoints.</param>
/// <param name="Points">The mean of the coverage of the journeys that were reviewed; null where none was.</param>
public sealed record PersonaSum(int Journeys, IReadOnlyList<int> Stages, int? Points)
{
    /// <summary>Adds up, a journey once.</summary>
    public static PersonaSum Of(IEnumerable<PersonaUse> uses)
    {
        var all = uses.ToList();
        var points = all.DistinctBy(use => use.Id).Select(use => use.Points).OfType<int>().ToList();
        return new(all.DistinctBy(use => use.Id).Count(), [.. Domain.Journeys.Stages.All.Select(stage => all.Sum(use => use.Stages[(int)stage]))],
            points.Count == 0 ? null : (int)Math.Round(points.Average(), MidpointRounding.AwayFromZero));
    }
}

/// <summary>Where personas are used.</summary>
public sealed class PersonaUses(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The journeys in use of a workspace, by persona, in the order of their titles.</summary>
    public async Task<ILookup<Guid, PersonaUse>> FindAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (from use in db.JourneyPersonas
                           join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(use, JourneyDbContext.JourneyId) equals journey.Id
                           orderby EF.Functions.Collate(journey.Title, JourneyDbContext.Alphabet), journey.Id
                           select new
                           {
                               use.Persona,
                               use.Curve,
                               journey.Id,
                               journey.Title,
                               Points = db.Scores.Where(score => score.JourneyId == journey.Id).Select(score => (int?)score.Score).FirstOrDefault(),
                           }).ToListAsync(cancellation);
        var ids = found.Select(use => use.Id).Distinct().ToList();
        var counts = await db.Touchpoints.Where(touchpoint => ids.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)))
            .GroupBy(touchpoint => new { Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId), touchpoint.Stage })
            .Select(group => new
            {
                group.Key.Journey,
                group.Key.Stage,
                All = group.Count(),
                Second = group.Count(touchpoint => touchpoint.Emotion2 != null),
                Third = group.Count(touchpoint => touchpoint.Emotion3 != null),
                Fourth = group.Count(touchpoint => touchpoint.Emotion4 != null),
                Fifth = group.Count(touchpoint => touchpoint.Emotion5 != null),
            }).ToDictionaryAsync(count => (count.Journey, count.Stage), count => new[] { count.All, count.Second, count.Third, count.Fourth, count.Fifth }, cancellation);
        return found.ToLookup(use => use.Persona, use => new PersonaUse(use.Id, use.Title, use.Points,
            [.. Stages.All.Select(stage => counts.GetValueOrDefault((use.Id, stage))?[use.Curve - 1] ?? 0)]));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Makes a journey of what a file says: new ids, references by them, names found again, values accepted as if people had typed them. What does not come along is noted.</summary>
sealed class JourneyAssembly : IRecordKindVisitor<Journey>
{
    readonly RawDocument document;
    readonly JourneyTarget target;
    readonly LossList losses;
    readonly NameResolver names;
    readonly Dictionary<string, Guid> records = new(StringComparer.Ordinal), personas = new(StringComparer.Ordinal);
    readonly Dictionary<Guid, string> paths = [];
    Journey journey = new() { Id = Guid.CreateVersion7(), Title = "" };

    /// <inheritdoc cref="JourneyAssembly"/>
    public JourneyAssembly(RawDocument document, JourneyTarget target, LossList losses)
    {
        (this.document, this.target, this.losses) = (document, target, losses);
        names = new NameResolver(document, target, losses, records, personas);
    }

    /// <summary>The journey, or why there is none.</summary>
    public DocumentReading Assemble()
    {
        if (Fill(JourneyFields.Set.All, journey, document.Journey!) is not { Title.Length: > 0 } named)
            return new DocumentReading.Refused(JourneyFileProblem.NoTitle);
        journey = named;
        foreach (var kind in JourneyKinds.All)
            foreach (var raw in Raw(kind))
                if (raw.Id is { } id)
                    records.TryAdd(id, Guid.CreateVersion7());
        var library = Library();
        foreach (var kind in JourneyKinds.All)
            journey = kind.Accept(this);
        foreach (var kind in JourneyKinds.All)
            journey = kind.Accept(new LostLinks(this));
        var used = journey.Personas.Select(about => about.Persona).ToHashSet();
        foreach (var persona in library.Where(persona => !used.Contains(persona.Id)))
            losses.Add(paths[persona.Id], LossKind.Persona, persona.Name);
        var made = new NewJourney(journey) { Personas = [.. library.Where(persona => used.Contains(persona.Id))] };
        return new DocumentReading.Read(WithFacts(made), losses.ToLosses());
    }

    public Journey Visit<TRoot>(RootKind<TRoot> kind)
        where TRoot : class, IStreamRoot => journey;

    public Journey Visit<TRecord>(OrderedKind<TRecord> kind)
        where TRecord : class, IRecord
    {
        List<TRecord> made = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        Rank? last = null;
        foreach (var raw in Raw(kind))
        {
            if (Make(kind, raw) is not { } record)
                continue;
            if (kind.Distinct is { } distinct && !taken.Add(distinct.Read(record)))
            {
                if (raw.Values.ContainsKey(distinct) || Free(distinct, taken) is not { } free)
                {
                    losses.Add(raw.Path, LossKind.Taken, raw.Id ?? "");
                    continue;
                }

                taken.Add(free);
                record = distinct.Write(record, free);
            }

            last = Rank.Between(last, null);
            made.Add(kind.WithRank(record, last.Value));
            paths[record.Id] = raw.Path;
        }

        return (Journey)kind.With(journey, kind.InOrder(made));
    }

    NewJourney WithFacts(NewJourney made)
    {
        var here = new FactReferences(target, losses, names, journey, records);
        var (facts, funnel) = (new FactAssembly(document, here), new FunnelAssembly(document, here));
        made = made with
        {
            Audits = facts.Audits(),
            Measured = facts.Measured(),
            Threads = new CommentAssembly(document, here).Threads(),
            Experiments = new ExperimentAssembly(document, here).Experiments(),
            Surveys = new SurveyAssembly(document, here).Surveys(),
        };
        var (counts, segments) = funnel.Counts();
        return made with { Counts = counts, Segments = segments, Money = funnel.Money() };
    }

    ImmutableArray<Persona> Library()
    {
        var library = ImmutableArray.CreateBuilder<Persona>();
        foreach (var raw in Raw(LibraryKinds.Persona))
        {
            // One that is here already stays who it is.
            var id = Guid.TryParse(raw.Id, out var known) && target.Personas.Contains(known) ? known : Guid.CreateVersion7();
            if (Fill(PersonaFields.Set.All, new Persona { Id = id, Name = "" }, raw) is not { } persona || library.Any(other => other.Id == id))
                continue;
            library.Add(persona);
            paths[id] = raw.Path;
            if (raw.Id is not null)
                personas.TryAdd(raw.Id, id);
        }

        return library.ToImmutable();
    }

    TRecord? Make<TRecord>(OrderedKind<TRecord> kind, RawRecord raw)
        where TRecord : class, IRecord
    {
        // Of two of the same name the first one is meant by others.
        var id = raw.Id is not null && records.TryGetValue(raw.Id, out var given) && !paths.ContainsKey(given) ? given : Guid.CreateVersion7();
        var fields = kind.Group is { } group ? [group, .. kind.Fields.All] : kind.Fields.All;
        if (Fill(fields, kind.New(id), raw) is not { } record)
            return null;
        if (kind.Missing(journey, record) is null)
            return record;
        losses.Add(raw.Path, LossKind.Incomplete, raw.Id ?? "");
        return null;
    }

    // The record with what the file says of it, or null where it cannot be without something that is missing or lost.
    TRecord? Fill<TRecord>(ImmutableArray<Field<TRecord>> fields, TRecord record, RawRecord raw)
        where TRecord : class, IRecord
    {
        foreach (var field in fields)
        {
            if (!raw.Values.TryGetValue(field, out var given))
            {
                if (IsWellWithout(field))
                    continue;
                losses.Add(raw.Path, LossKind.Incomplete, FieldForm.NameOf(field));
                return null;
            }

            var path = $"{raw.Path}/{FieldForm.NameOf(field)}";
            var resolved = names.Resolve(field, given, path);
            // A way that leads nowhere is another way than one that leads somewhere.
            if (resolved.Length == 0 && given.Length > 0 && field.Kind is FieldKind.Reference or FieldKind.Persona)
                return null;
            if (Accepted(field, resolved, path) is { } value)
                record = field.Write(record, value);
            else if (!IsWellWithout(field))
                return null;
        }

        return record;

        // What it holds before anything is said is as good as any choice.
        bool IsWellWithout(Field<TRecord> field) => !field.IsRequired || (field.Accept(field.Read(record)).Problem is null && field.Names == Named.Nothing);
    }

    string? Accepted(Field field, string value, string path)
    {
        var (accepted, problem) = field.Accept(value);
        if (problem == Problem.TooLong && field.IsText)
        {
            losses.Add(path, LossKind.Shortened, value);
            (accepted, problem) = field.Accept(accepted[..(field.Limit - (char.IsHighSurrogate(accepted[field.Limit - 1]) ? 1 : 0))]);
        }

        if (problem is null)
            return accepted;
        losses.Add(path, problem switch
        {
            Problem.Required => LossKind.Incomplete,
            Problem.TooLong => LossKind.TooMany,
            Problem.OutOfRange => LossKind.OutOfRange,
            _ => LossKind.UnknownValue,
        }, value);
        return null;
    }

    List<RawRecord> Raw(RecordKind kind) => document.Records.GetValueOrDefault(FieldForm.NameOf(kind), []);

    static string? Free(Field distinct, HashSet<string> taken) =>
        Enumerable.Range(distinct.Least, distinct.Limit - distinct.Least + 1).Select(number => number.ToString(CultureInfo.InvariantCulture)).FirstOrDefault(number => !taken.Contains(number));

    /// <summary>Takes out of lists what leads to records that were left out.</summary>
    sealed class LostLinks(JourneyAssembly assembly) : IRecordKindVisitor<Journey>
    {
        public Journey Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot => assembly.journey;

        public Journey Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord
        {
            ImmutableArray<Field<TRecord>> links = [.. kind.Fields.All.Where(field => field is { Kind: FieldKind.Other, Names: Named.Record })];
            return links.IsEmpty ? assembly.journey : (Journey)kind.With(assembly.journey, [.. kind.All(assembly.journey).Select(record => links.Aggregate(record, Without))]);
        }

        TRecord Without<TRecord>(TRecord record, Field<TRecord> field)
            where TRecord : class, IRecord
        {
            var value = field.Read(record);
            var kept = string.Join(", ", Canonical.List(value).Where(id => assembly.paths.ContainsKey(Guid.Parse(id))));
            if (kept == value)
                return record;
            assembly.losses.Add($"{assembly.paths[record.Id]}/{FieldForm.NameOf(field)}", LossKind.Record);
            return field.Write(record, kept);
        }
    }
}

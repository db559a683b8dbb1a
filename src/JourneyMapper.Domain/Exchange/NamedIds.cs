using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>What a journey names by ids: members, channels, KPIs … Read off the fields, so that a new one is found, too.</summary>
public static class NamedIds
{
    /// <summary>All of them by what they are, each once.</summary>
    /// <param name="journey">The journey with its records.</param>
    /// <param name="personas">Those whom it is about.</param>
    public static ILookup<Named, string> Of(Journey journey, IEnumerable<Persona> personas) =>
        JourneyKinds.All.SelectMany(kind => kind.Accept(new Reader(journey))).Concat(personas.SelectMany(persona => PersonaFields.Set.All.SelectMany(field => In(field, field.Read(persona)))))
            .Distinct().ToLookup(named => named.Kind, named => named.Id);

    static IEnumerable<(Named Kind, string Id)> In(Field field, string value)
    {
        if (value.Length == 0)
            return [];
        if (!field.Parts.IsEmpty)
            return value.Split('\n').SelectMany(line => field.Parts.Zip(line.Split('|', field.Parts.Length), (part, id) => (part.Names, id)).Where(named => named.Names != Named.Nothing && named.id.Length > 0));
        return field.Names switch
        {
            Named.Nothing => [],
            // rule/stage/touchpoint/kpi
            Named.Finding => value.Split('\n').Select(line => line.Split('/')).Where(parts => parts is [_, _, _, { Length: > 0 }]).Select(parts => (Named.Kpi, parts[3])),
            _ when FieldForm.ShapeOf(field) == FieldForm.Shape.List => Canonical.List(value).Select(id => (field.Names, id)),
            _ => [(field.Names, value)],
        };
    }

    sealed class Reader(Journey journey) : IRecordKindVisitor<IEnumerable<(Named Kind, string Id)>>
    {
        public IEnumerable<(Named Kind, string Id)> Visit<TRoot>(RootKind<TRoot> kind)
            where TRoot : class, IStreamRoot => AllOf(kind.Fields, kind.Find(journey, journey.Id));

        public IEnumerable<(Named Kind, string Id)> Visit<TRecord>(OrderedKind<TRecord> kind)
            where TRecord : class, IRecord => kind.All(journey).SelectMany(record => AllOf(kind.Fields, record));

        static IEnumerable<(Named Kind, string Id)> AllOf<TRecord>(FieldSet<TRecord> fields, TRecord record) => fields.All.SelectMany(field => In(field, field.Read(record)));
    }
}

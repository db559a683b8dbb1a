using System.Text.RegularExpressions;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Finds again what a file names: by its id where that is known here, otherwise by what people call it.</summary>
sealed partial class NameResolver
{
    readonly JourneyTarget target;
    readonly LossList losses;
    readonly IReadOnlyDictionary<string, Guid> records, personas;
    readonly Dictionary<string, Dictionary<string, RawName>> names;

    /// <inheritdoc cref="NameResolver"/>
    /// <param name="document">The file.</param>
    /// <param name="target">What is known here.</param>
    /// <param name="losses">Is told what is not found.</param>
    /// <param name="records">For each record of the file, by what the file calls it, its id here.</param>
    /// <param name="personas">The same for its personas.</param>
    public NameResolver(RawDocument document, JourneyTarget target, LossList losses, IReadOnlyDictionary<string, Guid> records, IReadOnlyDictionary<string, Guid> personas)
    {
        (this.target, this.losses, this.records, this.personas) = (target, losses, records, personas);
        names = document.Names.ToDictionary(list => list.Key, list => list.Value.DistinctBy(name => name.Id, StringComparer.Ordinal).ToDictionary(name => name.Id, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>A value of a field with all that it names by its id here; what is not found is left out.</summary>
    /// <param name="field">Whose value.</param>
    /// <param name="value">In the text form of the field.</param>
    /// <param name="path">Where it stands.</param>
    public string Resolve(Field field, string value, string path)
    {
        if (field.TakesPictures)
            return WithKnownPictures(value, path);
        if (field.Kind == FieldKind.Choice)
            value = field.Choices.FirstOrDefault(choice => string.Equals(choice, value, StringComparison.OrdinalIgnoreCase)) ?? value;
        if (value.Length == 0)
            return value;
        return FieldForm.ShapeOf(field) switch
        {
            FieldForm.Shape.Table when field.Parts.Any(part => part.Names != Named.Nothing) => string.Join('\n', value.Split('\n').Select(line => Entry(field, line, path)).OfType<string>()),
            var shape when field.Names == Named.Nothing || shape == FieldForm.Shape.Table => value,
            FieldForm.Shape.List => string.Join(", ", Entries(value, ',', field.Names, path)),
            FieldForm.Shape.Lines => string.Join('\n', Entries(value, '\n', field.Names, path)),
            _ => Find(field.Names, value, path) ?? "",
        };
    }

    /// <summary>The id here of what a file names; null where it is not found, which is noted.</summary>
    public string? Find(Named kind, string named, string path)
    {
        var (found, loss) = kind switch
        {
            Named.Record => (IdOf(named, records), LossKind.Record),
            Named.Persona => (IdOf(named, personas) ?? Known(named, target.Personas), LossKind.Persona),
            Named.Journey => (Known(named, target.Journeys), LossKind.Journey),
            Named.Picture => (Known(named, target.Pictures), LossKind.Picture),
            Named.Member => (Member(named), LossKind.Member),
            Named.Channel => (Channel(named), LossKind.Channel),
            Named.Kpi => (Kpi(named)?.Id, LossKind.Kpi),
            Named.Finding => (Finding(named), LossKind.Record),
            _ => (named, default),
        };
        if (found is null && kind == Named.Channel && Called("channels", named)?.Parent is { } parent && parent != named)
            found = Channel(parent);
        else if (found is not null)
            return found;
        losses.Add(path, loss, Called("channels", named, kind == Named.Channel) ?? Called("members", named, kind == Named.Member) ?? Called("kpis", named, kind == Named.Kpi) ?? named);
        return found;
    }

    /// <summary>The KPI that a file names; null where it is not here or counts something else here.</summary>
    public Kpi? Kpi(string named)
    {
        var told = Called("kpis", named);
        var unit = told?.Unit ?? (Kpis.Find(named) is { } builtIn ? UnitOf(builtIn) : null);
        var same = target.Kpis.Where(kpi => unit is null || UnitOf(kpi) == unit).ToList();
        return same.Find(kpi => kpi.Id == named) ?? same.Find(kpi => (told?.Names ?? [named]).Any(name => IsCalled(kpi.Name, name)));
    }

    /// <summary>The criterion that a file names; null where it is not here.</summary>
    public string? Criterion(string named) =>
        (target.Criteria.Find(named) ?? target.Criteria.All.FirstOrDefault(criterion => Called("criteria", named)?.Names.Any(name => IsCalled(criterion.Name, name)) == true))?.Id;

    string? Entry(Field field, string line, string path)
    {
        var parts = line.Split('|', field.Parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 0 || field.Parts[i].Names == Named.Nothing)
                continue;
            if (Find(field.Parts[i].Names, parts[i], path) is { } found)
                parts[i] = found;
            else if (i == 0)
                return null;
            else
                parts[i] = "";
        }

        return string.Join('|', parts);
    }

    IEnumerable<string> Entries(string value, char between, Named kind, string path) =>
        value.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry => Find(kind, entry, path)).OfType<string>();

    static string? IdOf(string named, IReadOnlyDictionary<string, Guid> ids) => ids.TryGetValue(named, out var id) ? id.ToString() : null;

    static string? Known(string named, IReadOnlySet<Guid> known) => Guid.TryParse(named, out var id) && known.Contains(id) ? id.ToString() : null;

    string? Member(string named)
    {
        if (Guid.TryParse(named, out var id) && target.Members.ContainsKey(id))
            return id.ToString();
        var name = Called("members", named)?.Names.FirstOrDefault() ?? named;
        return target.Members.Where(member => string.Equals(member.Value, name, StringComparison.OrdinalIgnoreCase)).Select(member => member.Key).Take(2).ToList() is [var only] ? only.ToString() : null;
    }

    string? Channel(string named)
    {
        if (target.Channels.Find(named) is { } known)
            return known.Id;
        var called = Called("channels", named)?.Names ?? [named];
        return target.Channels.Names.FirstOrDefault(here => called.Contains(here.Name, StringComparer.OrdinalIgnoreCase)).Channel?.Id;
    }

    // rule/stage/touchpoint/kpi, see FindingKey. What is of no such form is a text like any other.
    string? Finding(string key)
    {
        var parts = key.Split('/');
        if (parts.Length != 4)
            return key;
        if (parts[2].Length > 0 && (parts[2] = IdOf(parts[2], records)!) is null)
            return null;
        if (parts[3].Length > 0 && (parts[3] = Kpi(parts[3])?.Id!) is null)
            return null;
        return string.Join('/', parts);
    }

    string WithKnownPictures(string text, string path) => !text.Contains(TextPictures.Sign, StringComparison.Ordinal) ? text : Pictures().Replace(text, picture =>
    {
        if (target.Pictures.Contains(Guid.ParseExact(picture.Groups["picture"].Value, "N")))
            return picture.Value;
        losses.Add(path, LossKind.Picture, picture.Groups["description"].Value);
        return "";
    });

    RawName? Called(string list, string id) => names.GetValueOrDefault(list)?.GetValueOrDefault(id);

    string? Called(string list, string id, bool isAsked) => isAsked ? Called(list, id)?.Names.FirstOrDefault() : null;

    static string UnitOf(Kpi kpi) => $"{kpi.Unit} {kpi.Better}";

    static bool IsCalled(LocalText here, string name) => string.Equals(here.En, name, StringComparison.OrdinalIgnoreCase) || string.Equals(here.Fr, name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(TextPictures.Pattern, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pictures();
}

using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Measuring;

/// <summary>A field of a workspace's own KPI.</summary>
public enum CustomKpiField
{
    /// <inheritdoc cref="CustomKpi.Name"/>
    Name,

    /// <inheritdoc cref="CustomKpi.Unit"/>
    Unit,

    /// <inheritdoc cref="CustomKpi.Better"/>
    Better,

    /// <inheritdoc cref="CustomKpi.Least"/>
    Least,

    /// <inheritdoc cref="CustomKpi.Most"/>
    Most,
}

/// <summary>What an owner says of a KPI of their workspace. It may still be incomplete; <see cref="Accept"/> tells.</summary>
/// <param name="Name">As people call it, on one line.</param>
/// <param name="Unit">What its values count.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Least">The smallest possible value, or null.</param>
/// <param name="Most">The largest possible value, or null; larger than the smallest.</param>
public sealed record CustomKpi(string Name, KpiUnit Unit, Direction Better, decimal? Least, decimal? Most)
{
    /// <summary>With a tidy name, and all that is wrong with it by field.</summary>
    public (CustomKpi Kpi, IReadOnlyDictionary<CustomKpiField, Problem> Problems) Accept()
    {
        var (name, nameProblem) = AcceptedText.Line(Name, Limits.Name, required: true);
        var problems = new Dictionary<CustomKpiField, Problem>();
        if (nameProblem is { } reason)
            problems[CustomKpiField.Name] = reason;
        if (!Enum.IsDefined(Unit))
            problems[CustomKpiField.Unit] = Problem.Unknown;
        if (!Enum.IsDefined(Better))
            problems[CustomKpiField.Better] = Problem.Unknown;
        if (Least is < -Limits.Number or > Limits.Number)
            problems[CustomKpiField.Least] = Problem.OutOfRange;
        if (Most is < -Limits.Number or > Limits.Number || Most <= Least)
            problems[CustomKpiField.Most] = Problem.OutOfRange;
        return (this with { Name = name }, problems);
    }

    /// <summary>An id made from the name, other than those that are taken.</summary>
    /// <param name="isTaken">Whether there is a KPI of that id.</param>
    public string NewId(Func<string, bool> isTaken)
    {
        var words = Slug();
        for (var number = 1; ; number++)
        {
            var end = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var id = words[..Math.Min(words.Length, Limits.KpiId - end.Length)].TrimEnd('-') + end;
            if (!isTaken(id))
                return id;
        }
    }

    // Letters without their accents; names in other scripts leave nothing, and get a plain "kpi".
    string Slug()
    {
        var slug = new StringBuilder();
        foreach (var letter in Name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
                slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-') is { Length: > 0 } words ? words : "kpi";
    }
}

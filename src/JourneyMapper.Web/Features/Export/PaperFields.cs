using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Fields of touchpoints that stand in the panel on screen and can be rows on paper, where there is no panel.</summary>
static class PaperFields
{
    /// <summary>All of them, in the order of the panel.</summary>
    public static ImmutableArray<Field<Touchpoint>> All { get; } = [TouchpointFields.Description, TouchpointFields.Owner, TouchpointFields.Evidence];

    /// <summary>The icon of its row.</summary>
    public static string SymbolOf(Field<Touchpoint> field) => field == TouchpointFields.Owner ? "person" : field == TouchpointFields.Evidence ? "fact_check" : "article";

    /// <summary>What stands in its row, in words; empty where nothing is known.</summary>
    /// <param name="field">One of <see cref="All"/>.</param>
    /// <param name="touchpoint">Of which touchpoint.</param>
    /// <param name="members">The names of the workspace's members.</param>
    public static string Read(Field<Touchpoint> field, Touchpoint touchpoint, IReadOnlyDictionary<Guid, string> members) => field switch
    {
        _ when field == TouchpointFields.Owner => touchpoint.Owner is { } owner ? members.GetValueOrDefault(owner, Common.FormerMember) : "",
        _ when field == TouchpointFields.Evidence => EvidenceOf(touchpoint),
        _ => field.Read(touchpoint),
    };

    // What it rests on, where from, and how old that is.
    static string EvidenceOf(Touchpoint touchpoint) => string.Join(" · ", new[]
    {
        TouchpointFields.Evidence.Choice(touchpoint.Evidence.ToString()), touchpoint.EvidenceSource, touchpoint.EvidenceDate is { } day ? day.ToString("d", CultureInfo.CurrentCulture) : "",
    }.Where(part => part.Length > 0));
}

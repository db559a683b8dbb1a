using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared;

/// <summary>Finds journeys by their tags.</summary>
public static class JourneyTags
{
    /// <summary>Those with a tag, whatever its case; all where none is asked for.</summary>
    public static IQueryable<JourneyRow> Tagged(this IQueryable<JourneyRow> journeys, string? tag) =>
        string.IsNullOrEmpty(tag) ? journeys : journeys.Where(journey => (", " + journey.Tags.ToLower() + ", ").Contains(", " + tag.ToLower() + ", "));

    /// <summary>The tags of journeys, in the order of the alphabet.</summary>
    public static async Task<IReadOnlyList<string>> TagsAsync(this IQueryable<JourneyRow> journeys, CancellationToken cancellation = default)
    {
        var lists = await journeys.Where(journey => journey.Tags != "").Select(journey => journey.Tags).Distinct().ToListAsync(cancellation);
        return [.. lists.SelectMany(list => list.Split(", ")).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase)];
    }
}

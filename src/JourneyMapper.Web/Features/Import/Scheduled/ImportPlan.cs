using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Kpis;

namespace JourneyMapper.Web.Features.Import.Scheduled;

/// <summary>How a file is imported without anybody who looks: as it was the last time that somebody did.</summary>
/// <param name="Choices">How it is read; complete.</param>
/// <param name="Titles">The titles of its columns then: with others nothing is imported.</param>
/// <param name="Sheet">The name of its sheet; null of a text.</param>
/// <param name="Existing">What becomes of days that have a value already.</param>
/// <param name="LeavesOutWrong">Whether rows are imported where others are refused.</param>
public sealed record ImportPlan(ImportChoices Choices, IReadOnlyList<string> Titles, string? Sheet, ExistingDays Existing, bool LeavesOutWrong)
{
    // A member that is missing or unknown is a plan of another version: it is set up anew rather than half understood.
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>What is stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, Format);

    /// <summary>The plan of what is stored; null where this version cannot read it.</summary>
    public static ImportPlan? Read(string stored)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportPlan>(stored, Format) is { Choices: { Format: not null, Columns: not null, IsComplete: true }, Titles: not null } plan ? plan : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Data.Review;

/// <summary>A gap that the coverage review has found in a journey, and what people make of it. Closes by itself, and reopens.</summary>
public sealed class FindingRow
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The journey; with <see cref="Key"/> the key.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The finding's own key, see JourneyMapper.Domain.Coverage.</summary>
    public required string Key { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>How grave.</summary>
    public required short Severity { get; set; }

    /// <summary>Severity times importance: the order of the list.</summary>
    public required int Weight { get; set; }

    /// <summary>Where, or null for the whole journey.</summary>
    public Stage? Stage { get; set; }

    /// <summary>The finding itself as JSON, see <see cref="Read"/>.</summary>
    public required string Content { get; set; }

    /// <summary>Since when it has held.</summary>
    public required DateOnly OpenedOn { get; set; }

    /// <summary>Since when it no longer holds; null while it does.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>The member who takes care of it.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>Until when.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>What was agreed; at most 500 characters.</summary>
    public string Note { get; set; } = "";

    /// <summary>Why it is accepted as it is, or empty.</summary>
    public string AcceptedBecause { get; set; } = "";

    /// <summary>The member who accepted it.</summary>
    public Guid? AcceptedBy { get; set; }

    /// <summary>Until when it is accepted.</summary>
    public DateOnly? AcceptedUntil { get; set; }

    /// <summary>The finding as the review gave it.</summary>
    public Finding Read() => JsonSerializer.Deserialize<Finding>(Content, Json) ?? throw new JsonException("A finding is empty.");

    /// <summary>A finding that has not been stored yet.</summary>
    public static FindingRow New(Guid journey, Finding finding, DateOnly today)
    {
        var row = new FindingRow { JourneyId = journey, Key = finding.Key.ToString(), Rule = finding.Rule, Severity = 0, Weight = 0, Content = "{}", OpenedOn = today };
        row.Write(finding, today);
        return row;
    }

    /// <summary>Stores the finding as the review gives it now. One that was closed holds again from today on.</summary>
    public void Write(Finding finding, DateOnly today)
    {
        if (ClosedOn is not null)
            (OpenedOn, ClosedOn) = (today, null);
        (Severity, Weight, Stage) = ((short)finding.Severity, finding.Priority, finding.Stage);
        // PostgreSQL stores JSON in a form of its own: only what says something else is written again.
        if (Content == "{}" || !Same(Read(), finding))
            Content = JsonSerializer.Serialize(finding, Json);
    }

    static bool Same(Finding first, Finding second) => JsonSerializer.Serialize(first, Json) == JsonSerializer.Serialize(second, Json);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Data.Review;

/// <summary>A gap that the coverage review has found in a journey, and what people make of it. What the review says is written by <see cref="StoredFindings"/> alone.</summary>
public sealed class FindingRow
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FieldConverter<Touchpoint>(TouchpointFields.Set) },
    };

    /// <summary>The journey; with <see cref="Key"/> the key.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>The finding's own key, see JourneyMapper.Domain.Coverage.</summary>
    public required string Key { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>How grave.</summary>
    public required short Severity { get; init; }

    /// <summary>Severity times importance: the order of the list.</summary>
    public required int Weight { get; init; }

    /// <summary>Where, or null for the whole journey.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The finding itself as JSON, see <see cref="Read"/>.</summary>
    public required string Content { get; init; }

    /// <summary>Since when it has held.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>Since when it no longer holds; null while it does.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The member who takes care of it.</summary>
    public Guid? AssigneeId { get; private set; }

    /// <summary>Until when.</summary>
    public DateOnly? Due { get; private set; }

    /// <summary>What was agreed; at most 500 characters.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Why it is accepted as it is, or empty.</summary>
    public string AcceptedBecause { get; private set; } = "";

    /// <summary>The member who accepted it.</summary>
    public Guid? AcceptedBy { get; private set; }

    /// <summary>Until when it is accepted.</summary>
    public DateOnly? AcceptedUntil { get; private set; }

    /// <summary>Gives it to a member, or to nobody.</summary>
    public void Assign(Guid? assignee, DateOnly? due, string note) => (AssigneeId, Due, Note) = (assignee, due, note);

    /// <summary>Accepts it as it is until a day.</summary>
    public void Accept(string because, DateOnly? until, Guid by) => (AcceptedBecause, AcceptedUntil, AcceptedBy) = (because, until, by);

    /// <summary>Ends its acceptance.</summary>
    public void Withdraw() => (AcceptedBecause, AcceptedUntil, AcceptedBy) = ("", null, null);

    /// <summary>The finding as the review gave it.</summary>
    public Finding Read() => JsonSerializer.Deserialize<Finding>(Content, Json) ?? throw new JsonException("A finding is empty.");

    /// <summary>The stored form of a finding.</summary>
    public static string Write(Finding finding) => JsonSerializer.Serialize(finding, Json);
}

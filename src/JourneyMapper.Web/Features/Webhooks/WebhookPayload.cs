using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Webhooks;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>What a delivery says: which event, when, and the ids of what it is about. Names and texts are read by the interface for programs, with the rights of a token.</summary>
static class WebhookPayload
{
    /// <summary>The body of a delivery; the same in each attempt, as long as the journal has the edit that it is about.</summary>
    public static async Task<byte[]> WriteAsync(JourneyDbContext db, Guid workspace, WebhookDeliveryRow delivery, CancellationToken cancellation)
    {
        var data = JsonNode.Parse(delivery.Data)!.AsObject();
        if (delivery.Type == "journey.edited" && await ChangesAsync(db, data, cancellation) is { } changes)
            data["changes"] = changes;
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["id"] = delivery.Id, ["type"] = delivery.Type, ["at"] = delivery.At, ["workspace"] = workspace, ["data"] = data });
    }

    // Which records, and which of their fields. The journal forgets old edits, and those of journeys that were deleted for ever.
    static async Task<JsonArray?> ChangesAsync(JourneyDbContext db, JsonObject data, CancellationToken cancellation)
    {
        var (journey, revision) = (data["journey"]!.GetValue<Guid>(), data["revision"]!.GetValue<long>());
        var row = await db.Journal.AsNoTracking().SingleOrDefaultAsync(entry => entry.StreamId == journey && entry.Revision == revision, cancellation);
        try
        {
            return row is null ? null : new JsonArray([.. JournalJson.Read(row).Difference.Changes.Select(change => Write(change, journey))]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static JsonNode Write(Change change, Guid journey)
    {
        var visitor = new Describing();
        change.Accept(visitor);
        var (kind, id) = change.Target;
        return new JsonObject
        {
            ["record"] = JsonNamingPolicy.CamelCase.ConvertName(kind.Name),
            ["id"] = id == Guid.Empty ? journey : id,
            ["change"] = visitor.Name,
            ["fields"] = new JsonArray([.. visitor.Fields.Select(field => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(field))]),
        };
    }

    sealed class Describing : IChangeVisitor
    {
        public string Name { get; private set; } = "";

        public IEnumerable<string> Fields { get; private set; } = [];

        public void Visit<TRecord>(Change.Added<TRecord> change)
            where TRecord : class, IRecord => Name = "added";

        public void Visit<TRecord>(Change.Removed<TRecord> change)
            where TRecord : class, IRecord => Name = "removed";

        public void Visit<TRecord>(Change.Changed<TRecord> change)
            where TRecord : class, IRecord => (Name, Fields) = ("changed", change.Fields.Select(field => field.Field.Id));

        public void Visit<TRecord>(Change.Moved<TRecord> change)
            where TRecord : class, IRecord => Name = "moved";
    }
}

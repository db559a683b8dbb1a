using System.Text.Json.Nodes;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Api.Facts;
using JourneyMapper.Web.Features.Api.Records;

namespace JourneyMapper.Web.Features.Api.Describing;

/// <summary>What can be done with records of a kind.</summary>
enum RecordOperation
{
    List,
    Read,
    Add,
    Change,
    Move,
    Remove,
}

/// <summary>What the description has to know of a kind of record.</summary>
interface IRecordShape
{
    /// <summary>What one is called, such as "Touchpoint".</summary>
    string Name { get; }

    /// <summary>The name of one, where a name is needed for an example.</summary>
    string Example { get; }

    /// <summary>What one is, in a sentence.</summary>
    string Summary { get; }

    /// <summary>The fields, in order.</summary>
    IEnumerable<Field> Fields { get; }

    /// <summary>The field that they are grouped by, or null.</summary>
    Field? Group { get; }

    /// <summary>One in which nobody has filled in anything.</summary>
    JsonObject Blank { get; }
}

/// <summary>What is said of an operation on records; the description makes schemas and examples of it.</summary>
sealed record RecordOperationShape(IRecordShape Shape, RecordOperation Operation);

/// <summary>A journey itself.</summary>
sealed class JourneyShape : IRecordShape
{
    /// <summary>The only one.</summary>
    public static JourneyShape Instance { get; } = new();

    public string Name => "Journey";

    public string Example => "Buying a road bike";

    public string Summary => "A customer journey, without what is on its map.";

    public IEnumerable<Field> Fields => JourneyFields.Set.All;

    public Field? Group => null;

    public JsonObject Blank
    {
        get
        {
            var json = RecordReading.Write(new Journey { Id = Guid.Empty, Title = "" }, JourneyFields.Set);
            json["revision"] = 12;
            json["isPrivate"] = false;
            json["createdAt"] = "2026-05-01T08:00:00+00:00";
            json["changedAt"] = "2026-05-04T15:30:00+00:00";
            return json;
        }
    }
}

/// <summary>Describes operations on records.</summary>
static class RecordShapes
{
    /// <summary>The member of a list that leads to the next part.</summary>
    public const string Next = "next";

    /// <summary>What "cursor" is.</summary>
    public const string CursorText = "The \"next\" of the part before; nothing for the first part.";

    /// <summary>What "limit" is.</summary>
    public const string LimitText = "How many entries at most: 1 to 200; 50 where nothing is said.";

    const string Problem = "application/problem+json";

    /// <summary>The name of several.</summary>
    public static string Plural(string name) => name.EndsWith('y') && !name.EndsWith("ey", StringComparison.Ordinal) ? $"{name[..^1]}ies" : $"{name}s";

    /// <summary>The member of a list that holds its entries.</summary>
    public static string ListOf(string name) => FieldJson.Camel(Plural(name));

    /// <summary>Describes an operation on records.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, IRecordShape shape, RecordOperation operation)
    {
        var name = Words(shape.Name);
        var (summary, description) = operation switch
        {
            RecordOperation.List => ($"List {Words(Plural(shape.Name))}", "In their order, a part at a time. All parts of one state have the same ETag; where another one comes, begin anew."),
            RecordOperation.Read => ($"Read {Article(name)} {name}", shape.Summary),
            RecordOperation.Add => ($"{(shape is JourneyShape ? "Create" : "Add")} {Article(name)} {name}", $"{shape.Summary} Fields that are left out are empty. The token’s member has to be an editor or an owner who may edit it."),
            RecordOperation.Change => ($"Change {Article(name)} {name}", "Writes the fields that are sent, all of them or none, and leaves the others. Null empties a field. Open boards show it at once."),
            RecordOperation.Move => ($"Move {Article(name)} {name}", "Puts it behind another one, at the beginning (null) or at the end (nothing)."),
            _ when shape is JourneyShape => ("Put a journey into the trash", "It can be brought back there."),
            _ => ($"Remove {Article(name)} {name}", "Removes it with what belongs to it alone. Its author can take it back on the board."),
        };
        endpoint.WithSummary(summary).WithDescription(description).WithMetadata(new RecordOperationShape(shape, operation));
        endpoint.Produces(operation switch { RecordOperation.Add => StatusCodes.Status201Created, RecordOperation.Remove => StatusCodes.Status204NoContent, _ => StatusCodes.Status200OK });
        if (operation is RecordOperation.List or RecordOperation.Read)
            endpoint.Produces(StatusCodes.Status304NotModified);
        if (operation == RecordOperation.List)
            endpoint.ProducesProblem(StatusCodes.Status400BadRequest);
        if (operation is RecordOperation.Add or RecordOperation.Change or RecordOperation.Move)
            endpoint.Produces<FieldProblems>(StatusCodes.Status422UnprocessableEntity, Problem)
                .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);
        if (operation is RecordOperation.Add or RecordOperation.Change or RecordOperation.Move or RecordOperation.Remove && !(shape is JourneyShape && operation == RecordOperation.Add))
            endpoint.Conflicts().ProducesProblem(StatusCodes.Status412PreconditionFailed);
        if (!(shape is JourneyShape && operation is RecordOperation.List or RecordOperation.Add))
            endpoint.ProducesProblem(StatusCodes.Status404NotFound);
        return endpoint.Refuses();
    }

    // "PainPoint" is a pain point.
    static string Words(string name) => string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    static string Article(string name) => name[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";
}

using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Shared.Commands;

/// <summary>Answers the command palette. A request and no circuit: it works on pages that are not live yet, and on those that never are.</summary>
static class CommandEndpoint
{
    /// <summary>Where it is; the words are in <c>q</c>.</summary>
    public const string Path = "/commands";

    /// <summary>The commands of one kind.</summary>
    /// <param name="Name">What the kind is called.</param>
    /// <param name="Commands">At least one.</param>
    public sealed record Group(string Name, IReadOnlyList<Line> Commands);

    /// <summary>A command as the palette draws it.</summary>
    /// <param name="Title">What it is called.</param>
    /// <param name="Detail">What tells it from others of that name; empty for nothing.</param>
    /// <param name="Icon">The address of its icon's symbol.</param>
    /// <param name="Address">Where it leads.</param>
    public sealed record Line(string Title, string Detail, string Icon, string Address);

    /// <summary>Maps the path.</summary>
    public static void MapCommands(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, FindAsync).RequireAuthorization();

    static async Task<IResult> FindAsync(HttpContext http, IEnumerable<ICommandSource> sources, string? q, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var search = new CommandSearch(member, q);
        List<Command> found = [];
        foreach (var source in sources)
            found.AddRange(await source.FindAsync(search, cancellation));
        return TypedResults.Ok(found.GroupBy(command => command.Kind).OrderBy(group => group.Key).Select(group => new Group(
            Name(group.Key, search), [.. group.Select(command => new Line(command.Title, command.Detail, IconSprite.Reference(command.Symbol), "/" + command.Address))])));
    }

    static string Name(CommandKind kind, CommandSearch search) => kind switch
    {
        CommandKind.Journey => search.IsEmpty ? CommandText.Recent : Common.Journeys,
        CommandKind.Touchpoint => CommandText.Touchpoints,
        CommandKind.Persona => PersonaText.Personas,
        CommandKind.Page => CommandText.Pages,
        _ => CommandText.Actions,
    };
}

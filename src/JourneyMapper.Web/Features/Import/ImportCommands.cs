using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Commands;

namespace JourneyMapper.Web.Features.Import;

/// <summary>The ways to both imports in the command palette.</summary>
public sealed class ImportCommands : ICommandSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Command>> FindAsync(CommandSearch search, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Command>>([.. search.Member.CanEdit ? Imports(search.Member.CanManage).Where(import => search.Finds(import.Title)) : []]);

    static IEnumerable<Command> Imports(bool manages) =>
    [
        new(CommandKind.Action, ImportText.Title, "upload_file", "measurements/import"),
        new(CommandKind.Action, JourneyImportText.Title, "upload_file", "journeys/import"),
        .. manages ? [new(CommandKind.Page, ScheduledImportText.Title, "event", "measurements/imports")] : (IEnumerable<Command>)[],
    ];
}

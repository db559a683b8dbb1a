using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Commands;

namespace JourneyMapper.Web.Features.Import;

/// <summary>The way to the import in the command palette.</summary>
public sealed class ImportCommands : ICommandSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Command>> FindAsync(CommandSearch search, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Command>>(search.Member.CanEdit && search.Finds(ImportText.Title) ? [new(CommandKind.Action, ImportText.Title, "upload_file", "measurements/import")] : []);
}

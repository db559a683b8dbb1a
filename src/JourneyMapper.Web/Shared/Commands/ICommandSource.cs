namespace JourneyMapper.Web.Shared.Commands;

/// <summary>
/// What a feature contributes to the command palette. It is registered as a service of this type; nothing else is needed. (What can be done on the very page on which the
/// palette opens comes from the page: its controls with <c>data-command</c>, see js/palette.js.)
/// </summary>
public interface ICommandSource
{
    /// <summary>The commands that match, in the order in which they are shown.</summary>
    Task<IReadOnlyList<Command>> FindAsync(CommandSearch search, CancellationToken cancellation);
}

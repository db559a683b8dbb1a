using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Shared;

/// <summary>
/// A component that renders again only when something that it shows has changed. For what stands on the page of everybody who has a map open, where most edits are about something else.
/// </summary>
public abstract class ComparedComponent : ComponentBase
{
    object? shown;

    /// <summary>All that it shows, as a tuple. Lists and contents count as the same when they are the very same: whoever gives them keeps what has not changed.</summary>
    protected abstract object Now();

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var before = shown;
        shown = Now();
        return !shown.Equals(before);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => shown = Now();
}

using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Shared;

/// <summary>A page or part of one that reads for a member, and stops reading when it is left.</summary>
public abstract class MemberComponent : ComponentBase, IDisposable
{
    readonly CancellationTokenSource leaving = new();

    /// <inheritdoc cref="MemberComponent"/>
    protected MemberComponent() => Leaving = leaving.Token;

    /// <summary>Who looks at it.</summary>
    [CascadingParameter] public required CurrentMember Member { get; set; }

    /// <summary>Cancelled when it is left.</summary>
    protected CancellationToken Leaving { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends a subscription when it is left.</summary>
    protected void Hold(IDisposable subscription) => Leaving.Register(subscription.Dispose);

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        leaving.Cancel();
        leaving.Dispose();
    }
}

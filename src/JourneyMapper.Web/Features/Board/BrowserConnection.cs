using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JourneyMapper.Web.Features.Board;

/// <summary>
/// Whether this circuit's browser is connected at the moment. A circuit outlives a lost connection for minutes, so that nothing is
/// lost; but somebody whose laptop is closed is not here, and the others should not be told so.
/// </summary>
public sealed class BrowserConnection : CircuitHandler
{
    /// <summary>Called with true when the browser is back and with false when it is gone, on the circuit's own thread of work.</summary>
    public Action<bool>? OnChanged { get; set; }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        OnChanged?.Invoke(false);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        OnChanged?.Invoke(true);
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>
/// Lets an open page follow what becomes of its member, and does nothing more for one whose rights have ended: its browser may go on sending, whether or not it has shown that.
/// </summary>
sealed class MemberCircuit(AuthenticationStateProvider states) : CircuitHandler
{
    readonly MemberAuthenticationState? state = states as MemberAuthenticationState;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        state?.FollowChanges();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context =>
        {
            if (state is { IsRefused: true })
                return Task.CompletedTask;
            state?.NoteUse();
            return next(context);
        };
}

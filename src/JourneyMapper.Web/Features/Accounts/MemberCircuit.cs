using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Lets an open page follow what becomes of its member.</summary>
sealed class MemberCircuit(AuthenticationStateProvider states) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        (states as MemberAuthenticationState)?.FollowChanges();
        return Task.CompletedTask;
    }
}

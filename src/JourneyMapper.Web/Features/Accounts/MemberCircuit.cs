using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Lets an open page follow what becomes of its member.</summary>
sealed class MemberCircuit(MemberAuthenticationState state) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        state.FollowChanges();
        return Task.CompletedTask;
    }
}

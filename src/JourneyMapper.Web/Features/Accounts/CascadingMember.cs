using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyMapper.Web.Features.Accounts;

static partial class CascadingMember
{
    /// <summary>
    /// Gives every component <c>[CascadingParameter] public required CurrentMember Member { get; set; }</c>; null only on pages that
    /// a stranger may open. It follows a change of the signed-in state;
    /// where that ends, the page that is about to go keeps the member it had.
    /// </summary>
    public static void AddCascadingMember(this IServiceCollection services) => services.AddCascadingValue(provider =>
    {
        var states = provider.GetRequiredService<AuthenticationStateProvider>();
        // Asked for at the first use: the request or the circuit has set it by then, so nothing is waited for.
        var member = new CascadingValueSource<CurrentMember>(() => Read(states.GetAuthenticationStateAsync()), isFixed: false);
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(CascadingMember));
        states.AuthenticationStateChanged += changed => { _ = NotifyAsync(member, changed, logger); };
        return member;
    });

    static async Task NotifyAsync(CascadingValueSource<CurrentMember> member, Task<AuthenticationState> changed, ILogger logger)
    {
        try
        {
            if (CurrentMember.From((await changed).User) is { } now)
                await member.NotifyChangedAsync(now);
        }
        catch (Exception exception)
        {
            // Nobody waits for this: it would end the whole application.
            LogNotShown(logger, exception);
        }
    }

    [LoggerMessage(EventId = 3102, Level = LogLevel.Error, Message = "A page does not show that its member has changed")]
    static partial void LogNotShown(ILogger logger, Exception exception);

    static CurrentMember Read(Task<AuthenticationState> state) => state.IsCompletedSuccessfully ? CurrentMember.From(state.Result.User)! : null!;
}

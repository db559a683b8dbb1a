using System.Security.Claims;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>
/// Ends the rights of an open page at once when its member was removed, got another role or password, or signed out in that browser, and lets it follow
/// another time zone; within half a minute where that news got lost.
/// </summary>
sealed partial class MemberAuthenticationState : RevalidatingServerAuthenticationStateProvider
{
    static readonly Task<AuthenticationState> Nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

    readonly Sessions sessions;
    readonly MemberTopic topic;
    readonly ILogger<MemberAuthenticationState> logger;
    readonly CancellationTokenSource closing = new();
    IDisposable? subscription;
    volatile bool isOver;
    volatile bool showsEnd;
    volatile bool wasUsed;
    bool hadMember;

    public MemberAuthenticationState(ILoggerFactory logging, Sessions sessions, MemberTopic topic) : base(logging)
    {
        (this.sessions, this.topic, logger) = (sessions, topic, logging.CreateLogger<MemberAuthenticationState>());
    }

    /// <summary>
    /// Whether the rights of the member who was signed in at this circuit have ended and the page of before is still there: a browser that acknowledges nothing that is drawn keeps it, and could use
    /// it on.
    /// </summary>
    public bool IsRefused => isOver && !showsEnd;

    /// <summary>The page of before is gone: what stands in its place says that the session has ended.</summary>
    public void ShowEnd() => showsEnd = true;

    /// <summary>Notes that whoever sits there does something: the session goes on.</summary>
    public void NoteUse() => wasUsed = true;

    /// <summary>Begins to listen for what changes. For circuits only: what a request answers is over before anything could change in it.</summary>
    public void FollowChanges()
    {
        AuthenticationStateChanged += Follow;
        Follow(GetAuthenticationStateAsync());
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var used = wasUsed;
        wasUsed = false;
        var current = await sessions.CheckAsync(authenticationState.User, used, cancellationToken);
        if (current is not null && current != authenticationState.User)
            SetAuthenticationState(Task.FromResult(new AuthenticationState(current)));
        return current is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            AuthenticationStateChanged -= Follow;
            subscription?.Dispose();
            closing.Cancel();
            closing.Dispose();
        }
        base.Dispose(disposing);
    }

    void Follow(Task<AuthenticationState> changed)
    {
        subscription?.Dispose();
        subscription = null;
        if (changed.IsCompletedSuccessfully && CurrentMember.From(changed.Result.User) is { } member)
        {
            hadMember = true;
            // Whoever tells the news does not wait; what goes wrong is logged.
            subscription = topic.Subscribe(member.Workspace, item => { _ = Task.Run(() => CheckAsync(changed.Result)); });
        }
        else
        {
            isOver |= hadMember;
        }
    }

    async Task CheckAsync(AuthenticationState state)
    {
        try
        {
            if (!await ValidateAuthenticationStateAsync(state, closing.Token))
                SetAuthenticationState(Nobody);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left meanwhile.
        }
        catch (Exception exception)
        {
            LogNotChecked(exception);
        }
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "Whether a page's rights have ended was not found out; it is tried again within half a minute")]
    partial void LogNotChecked(Exception exception);
}

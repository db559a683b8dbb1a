using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using JourneyMapper.Data;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Features.Api;

/// <summary>
/// Signs in by <c>Authorization: Bearer jm_…</c>. Member and role are read with each request, so what an owner changes counts at once.
/// An unknown token, one that has ended and a revoked one answer alike, and count towards <see cref="TokenAttempts"/>.
/// </summary>
sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logging, UrlEncoder encoder, IDbContextFactory<JourneyDbContext> contexts, TokenAttempts attempts, RefusedSignIns refusals)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logging, encoder)
{
    /// <summary>The scheme's name, and that of the policy that asks for it.</summary>
    public new const string Scheme = "AccessToken";

    /// <summary>The claim that holds the token's id.</summary>
    public const string TokenClaim = "access-token";

    /// <summary>The claim that holds a scope of the token; there is one for each.</summary>
    public const string ScopeClaim = "scope";

    const string Bearer = "Bearer";

    static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(1);

    RateLimitLease? tooMany;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith($"{Bearer} ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var attempt = attempts.MayTry(Context);
        if (!attempt.IsAcquired)
        {
            tooMany = attempt;
            return AuthenticateResult.Fail("Too many tokens were not valid.");
        }

        if (TokenText.Hash(header[Bearer.Length..].Trim()) is not { } hash)
            return Invalid();
        var now = TimeProvider.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(Context.RequestAborted);
        var found = await (from token in db.AccessTokens.AsNoTracking()
                           join member in db.Members on token.MemberId equals member.Id
                           where token.SecretHash == hash
                           select new { IsValid = token.RevokedAt == null && token.ExpiresAt > now, token.Id, token.Name, token.Scopes, token.UsedAt, Member = new CurrentMember(member.Id, member.WorkspaceId, member.DisplayName, member.Role) })
            .SingleOrDefaultAsync(Context.RequestAborted);
        if (found is { IsValid: false })
            refusals.NoteToken(found.Id, found.Name, found.Member, NetworkAddress.Of(Context));
        if (found is not { IsValid: true })
            return Invalid();
        if (found.UsedAt is not { } used || now - used >= UseNoted)
            await db.AccessTokens.Where(token => token.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(token => token.UsedAt, now), Context.RequestAborted);
        return AuthenticateResult.Success(new(new(Identity(found.Id, found.Name, found.Scopes, found.Member)), base.Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        if (tooMany is not null)
        {
            RetryAfter.Tell(Response, tooMany);
            Response.Headers.CacheControl = "no-store";
            await ApiProblems.Of(StatusCodes.Status429TooManyRequests, ApiText.TooManyTokensText.With(attempts.PerMinute)).ExecuteAsync(Context);
            return;
        }

        // Without a body, which is written where those of all refusals are.
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = result.Failure is null ? Bearer : $"{Bearer} error=\"invalid_token\"";
    }

    AuthenticateResult Invalid()
    {
        attempts.Failed(Context);
        return AuthenticateResult.Fail("The token is not valid.");
    }

    ClaimsIdentity Identity(Guid token, string name, string[] scopes, CurrentMember member) => new(
    [
        new(TokenClaim, token.ToString()),
        new(CurrentMember.ProgramClaim, name),
        .. scopes.Select(scope => new Claim(ScopeClaim, scope)),
        new(CurrentMember.MemberClaim, member.Id.ToString()),
        new(ClaimTypes.Role, member.Role.ToString()),
        new(CurrentMember.WorkspaceClaim, member.Workspace.ToString()),
        new(CurrentMember.NameClaim, member.Name),
    ], base.Scheme.Name);
}

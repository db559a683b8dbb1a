using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Tokens;

/// <summary>How an attempt to make a token ended.</summary>
public abstract record TokenCreated
{
    TokenCreated() { }

    /// <summary>It is made.</summary>
    /// <param name="Text">The token, told this one time.</param>
    public sealed record Done(string Text) : TokenCreated;

    /// <summary>The same form came a second time: the token is there, and its text was shown.</summary>
    public sealed record Again : TokenCreated;

    /// <summary>There are <see cref="AccessTokenService.Most"/> already.</summary>
    public sealed record TooMany : TokenCreated;

    /// <summary>The name or the time is none that can be chosen.</summary>
    public sealed record Invalid : TokenCreated;

    /// <summary>It would open nothing.</summary>
    public sealed record NoScope : TokenCreated;

    /// <summary>The member has not proved lately who they are.</summary>
    public sealed record NotConfirmed : TokenCreated;

    /// <summary>The member may look only, and a program of theirs could not do more.</summary>
    public sealed record NotAllowed : TokenCreated;
}

/// <summary>A token in its member's list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">As the member calls it.</param>
/// <param name="Hint">Its first characters.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UsedAt">When it was last used, or null.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="IsOver">Whether it has ended.</param>
/// <param name="Scopes">What it lets a program do, see <see cref="TokenScopes"/>.</param>
public sealed record TokenLine(Guid Id, string Name, string Hint, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt, DateTimeOffset ExpiresAt, bool IsOver, IReadOnlyList<string> Scopes);

/// <summary>What members do with their own access tokens. A token of anybody else answers as not found.</summary>
public sealed class AccessTokenService(IDbContextFactory<JourneyDbContext> contexts, ActivityLog log, TimeProvider clock)
{
    /// <summary>The most tokens that count at a time, for one member.</summary>
    public const int Most = 20;

    // So long, who has forgotten one that ended still finds it in the list, and a form that is sent again does not bring back one that was revoked.
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>For how many days a token may be made.</summary>
    public static IReadOnlyList<int> Days { get; } = [30, 90, 365];

    /// <summary>The member's tokens, the newest first; revoked ones are gone, and those that ended a month ago.</summary>
    public async Task<IReadOnlyList<TokenLine>> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var old = now - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.AccessTokens.AsNoTracking().Where(row => row.MemberId == member.Id && row.RevokedAt == null && row.ExpiresAt > old).OrderByDescending(row => row.CreatedAt)
            .Select(row => new TokenLine(row.Id, row.Name, row.Hint, row.CreatedAt, row.UsedAt, row.ExpiresAt, row.ExpiresAt <= now, row.Scopes)).ToListAsync(cancellation);
    }

    /// <summary>Makes a token.</summary>
    /// <param name="member">For whom.</param>
    /// <param name="id">Chosen by the form, so that sending it again makes no second one.</param>
    /// <param name="name">As the member calls it.</param>
    /// <param name="days">How long it lasts: one of <see cref="Days"/>.</param>
    /// <param name="scopes">What it lets a program do; at least one of <see cref="TokenScopes.All"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<TokenCreated> CreateAsync(CurrentMember member, Guid id, string name, int days, IReadOnlyCollection<string> scopes, CancellationToken cancellation = default)
    {
        if (!FieldLimits.IsName(name) || !Days.Contains(days) || !scopes.All(TokenScopes.All.Contains))
            return new TokenCreated.Invalid();
        if (scopes.Count == 0)
            return new TokenCreated.NoScope();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // The member's row makes additions wait for one another: two at once cannot exceed the most. The role in a cookie may be an old one.
        if (await db.LockMemberAsync(member.Id, cancellation) is not (Role.Editor or Role.Owner))
            return new TokenCreated.NotAllowed();
        if (await db.AccessTokens.AnyAsync(row => row.Id == id, cancellation))
            return new TokenCreated.Again();
        var now = clock.GetUtcNow();
        // Here, as nothing but this lets a member's tokens become more and more.
        var old = now - Kept;
        await db.AccessTokens.Where(row => row.MemberId == member.Id && (row.ExpiresAt <= old || row.RevokedAt <= old)).ExecuteDeleteAsync(cancellation);
        if (await db.AccessTokens.CountAsync(row => row.MemberId == member.Id && row.RevokedAt == null && row.ExpiresAt > now, cancellation) >= Most)
            return new TokenCreated.TooMany();
        var text = TokenText.New();
        db.AccessTokens.Add(new()
        {
            Id = id,
            MemberId = member.Id,
            Name = name.Trim(),
            Scopes = [.. TokenScopes.All.Where(scopes.Contains)],
            SecretHash = TokenText.Hash(text)!,
            Hint = TokenText.Hint(text),
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        });
        log.Add(db, member, ActivityKind.TokenMade, subject: name.Trim());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new TokenCreated.Done(text);
    }

    /// <summary>Makes a token useless at once and for good; false when the member has no such token.</summary>
    public async Task<bool> RevokeAsync(CurrentMember member, Guid id, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockMemberAsync(member.Id, cancellation) is null)
            return false;
        var token = db.AccessTokens.Where(row => row.Id == id && row.MemberId == member.Id && row.RevokedAt == null);
        if (await token.Select(row => row.Name).FirstOrDefaultAsync(cancellation) is not { } name
            || await token.ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, clock.GetUtcNow()), cancellation) == 0)
            return false;
        log.Add(db, member, ActivityKind.TokenRevoked, subject: name);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}

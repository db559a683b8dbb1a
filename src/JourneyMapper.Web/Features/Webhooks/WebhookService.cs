using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Webhooks;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>A webhook as its owners see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Events">What it is told of, see <see cref="WebhookEvent"/>.</param>
/// <param name="IsEnabled">Whether it is on.</param>
/// <param name="Failures">Attempts in a row that failed.</param>
/// <param name="GivenUpAt">When the application has switched it off, or null.</param>
/// <param name="Waiting">How many deliveries wait.</param>
public sealed record WebhookLine(Guid Id, string Address, IReadOnlyList<string> Events, bool IsEnabled, int Failures, DateTimeOffset? GivenUpAt, int Waiting);

/// <summary>A delivery in the log.</summary>
/// <param name="Id">Its id, which the receiver gets, too.</param>
/// <param name="Type">What happened.</param>
/// <param name="At">When.</param>
/// <param name="NextAt">When it is tried next; null: not any more.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Result">How the last attempt ended; null before the first.</param>
/// <param name="Status">The status of the receiver's answer.</param>
/// <param name="Took">Milliseconds of the last attempt.</param>
public sealed record DeliveryLine(Guid Id, string Type, DateTimeOffset At, DateTimeOffset? NextAt, int Tries, WebhookResult? Result, int? Status, int? Took);

/// <summary>Why something was not done.</summary>
public enum WebhookProblem
{
    /// <summary>The member is no owner.</summary>
    NotAllowed,

    /// <summary>There is no such webhook, or not any more.</summary>
    Gone,

    /// <summary>It is no address to which anything may be sent.</summary>
    Address,

    /// <summary>Nothing is chosen.</summary>
    Events,

    /// <summary>The workspace has as many as it may.</summary>
    Full,
}

/// <summary>What came of making a webhook, or of giving it another secret.</summary>
/// <param name="Problem">Why not; null: it is done.</param>
/// <param name="Secret">Told this one time.</param>
public sealed record WebhookMade(WebhookProblem? Problem, string? Secret = null);

/// <summary>What owners do with the webhooks of their workspace. One of another workspace answers as one that there is not.</summary>
public sealed class WebhookService(IDbContextFactory<JourneyDbContext> contexts, WebhookSecrets secrets, WebhookSender sender, WebhookTopic topic, WebhookOptions options, ActivityLog log, TimeProvider clock)
{
    /// <summary>A workspace has at most so many.</summary>
    public const int Most = 10;

    /// <summary>So many deliveries of a webhook are shown.</summary>
    public const int Shown = 50;

    /// <summary>The webhooks of the workspace, the oldest first; null for who is no owner any more.</summary>
    public async Task<IReadOnlyList<WebhookLine>?> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return !await db.MayManageAsync(member, cancellation) ? null
            : await db.Webhooks.AsNoTracking().Where(row => row.WorkspaceId == member.Workspace).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
                .Select(row => new WebhookLine(row.Id, row.Address, row.Events, row.IsEnabled, row.Failures, row.GivenUpAt, db.WebhookDeliveries.Count(delivery => delivery.WebhookId == row.Id && delivery.NextAt != null)))
                .ToListAsync(cancellation);
    }

    /// <summary>The latest deliveries of a webhook, the newest first.</summary>
    public async Task<IReadOnlyList<DeliveryLine>> DeliveriesAsync(CurrentMember member, Guid webhook, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return !await db.MayManageAsync(member, cancellation) ? []
            : await db.WebhookDeliveries.AsNoTracking().Where(row => row.WebhookId == webhook && db.Webhooks.Any(hook => hook.Id == webhook && hook.WorkspaceId == member.Workspace))
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Shown)
                .Select(row => new DeliveryLine(row.Id, row.Type, row.At, row.NextAt, row.Tries, row.Result, row.Status, row.Took)).ToListAsync(cancellation);
    }

    /// <summary>Makes a webhook, which is on.</summary>
    public async Task<WebhookMade> AddAsync(CurrentMember member, string address, IReadOnlyCollection<string> events, CancellationToken cancellation = default)
    {
        if (Check(address, events) is { } problem)
            return new(problem);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Of two who add at once the second waits: together they do not exceed the most.
        if (await db.LockMemberAsync(member.Id, cancellation) is not Role.Owner || !await db.MayManageAsync(member, cancellation))
            return new(WebhookProblem.NotAllowed);
        if (await db.Webhooks.CountAsync(row => row.WorkspaceId == member.Workspace, cancellation) >= Most)
            return new(WebhookProblem.Full);
        var (secret, to) = (WebhookSignature.NewSecret(), new Uri(address.Trim()));
        db.Webhooks.Add(new()
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = member.Workspace,
            Address = to.AbsoluteUri,
            Events = [.. WebhookEvent.All.Where(events.Contains)],
            Secret = secrets.Write(secret),
            IsEnabled = true,
            CreatedAt = clock.GetUtcNow(),
        });
        await CommitAsync(db, member, ActivityKind.WebhookMade, to, cancellation);
        return new(null, secret);
    }

    /// <summary>Changes where a webhook leads and what it is told of.</summary>
    public async Task<WebhookProblem?> ChangeAsync(CurrentMember member, Guid webhook, string address, IReadOnlyCollection<string> events, CancellationToken cancellation = default) =>
        Check(address, events) ?? await OnAsync(member, webhook, ActivityKind.WebhookChanged, row =>
        {
            (row.Address, row.Events) = (new Uri(address.Trim()).AbsoluteUri, [.. WebhookEvent.All.Where(events.Contains)]);
        }, cancellation);

    /// <summary>Switches a webhook on or off. What happens while it is off is not delivered later.</summary>
    public Task<WebhookProblem?> SwitchAsync(CurrentMember member, Guid webhook, bool on, CancellationToken cancellation = default) => OnAsync(member, webhook, ActivityKind.WebhookChanged, row =>
    {
        row.IsEnabled = on;
        if (on)
            (row.Failures, row.FailingSince, row.GivenUpAt) = (0, null, null);
    }, cancellation);

    /// <summary>Gives a webhook another secret; the one before is worth nothing from now on.</summary>
    public async Task<WebhookMade> RenewAsync(CurrentMember member, Guid webhook, CancellationToken cancellation = default)
    {
        var secret = WebhookSignature.NewSecret();
        return await OnAsync(member, webhook, ActivityKind.WebhookChanged, row => row.Secret = secrets.Write(secret), cancellation) is { } problem ? new(problem) : new(null, secret);
    }

    /// <summary>Removes a webhook with all that it was told.</summary>
    public Task<WebhookProblem?> RemoveAsync(CurrentMember member, Guid webhook, CancellationToken cancellation = default) => OnAsync(member, webhook, ActivityKind.WebhookRemoved, change: null, cancellation);

    /// <summary>Sends a delivery that says nothing, and waits for what becomes of it.</summary>
    public async Task<WebhookProblem?> TestAsync(CurrentMember member, Guid webhook, CancellationToken cancellation = default)
    {
        var test = Guid.CreateVersion7();
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            if (!await db.MayManageAsync(member, cancellation))
                return WebhookProblem.NotAllowed;
            if (!await db.Webhooks.AnyAsync(row => row.Id == webhook && row.WorkspaceId == member.Workspace, cancellation))
                return WebhookProblem.Gone;
            db.WebhookDeliveries.Add(new() { Id = test, WebhookId = webhook, Type = WebhookEvent.Test, At = clock.GetUtcNow(), Data = "{}" });
            await db.SaveChangesAsync(cancellation);
        }

        await sender.SendNowAsync(test, cancellation);
        return null;
    }

    /// <summary>Sends a delivery once more, and waits for what becomes of it.</summary>
    public async Task<WebhookProblem?> RetryAsync(CurrentMember member, Guid delivery, CancellationToken cancellation = default)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            if (!await db.MayManageAsync(member, cancellation))
                return WebhookProblem.NotAllowed;
            if (!await db.WebhookDeliveries.AnyAsync(row => row.Id == delivery && db.Webhooks.Any(hook => hook.Id == row.WebhookId && hook.WorkspaceId == member.Workspace), cancellation))
                return WebhookProblem.Gone;
        }

        await sender.SendNowAsync(delivery, cancellation);
        return null;
    }

    async Task<WebhookProblem?> OnAsync(CurrentMember member, Guid webhook, ActivityKind kind, Action<WebhookRow>? change, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.MayManageAsync(member, cancellation))
            return WebhookProblem.NotAllowed;
        if (await db.Webhooks.SingleOrDefaultAsync(row => row.Id == webhook && row.WorkspaceId == member.Workspace, cancellation) is not { } row)
            return WebhookProblem.Gone;
        if (change is null)
            db.Webhooks.Remove(row);
        else
            change(row);
        await CommitAsync(db, member, kind, new(row.Address), cancellation);
        return null;
    }

    async Task CommitAsync(JourneyDbContext db, CurrentMember member, ActivityKind kind, Uri address, CancellationToken cancellation)
    {
        log.Add(db, member, kind, subject: ActivityRow.Short(address.Host));
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], cancellation);
    }

    // Where its name leads is decided on when something is sent: it may be another place then.
    WebhookProblem? Check(string address, IReadOnlyCollection<string> events) =>
        address.Length > WebhookRow.AddressLength || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.AbsoluteUri.Length > WebhookRow.AddressLength
            || uri is not { UserInfo: "", Fragment: "", Host.Length: > 0 } || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && options.ToPrivateNetworks)) ? WebhookProblem.Address
        : events.Count == 0 || !events.All(WebhookEvent.All.Contains) ? WebhookProblem.Events
        : null;
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Recovery;

/// <summary>
/// Mails links for new passwords, and that a password was changed by one. Whoever asks is answered before anything is looked up, so that neither answer nor time tells which accounts there are.
/// </summary>
public sealed partial class PasswordMail(IServiceScopeFactory scopes, MailSender sender, IdentityProvider provider, TimeProvider clock, ILogger<PasswordMail> logger) : BackgroundService
{
    /// <summary>So many links are mailed to an account in an hour.</summary>
    internal const int PerAccount = 3;

    /// <summary>So many are asked for from a network in an hour.</summary>
    internal const int PerNetwork = 10;

    const int MostWaiting = 200;

    readonly Channel<Job> jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    readonly PartitionedRateLimiter<(string Account, string Network)> limit = PartitionedRateLimiter.CreateChained(Limit(asked => asked.Network, PerNetwork), Limit(asked => asked.Account, PerAccount));

    /// <summary>Has a link mailed to a member, if there is one with that e-mail, and not too many were asked for; says nothing of either.</summary>
    public void Ask(string email, HttpContext http)
    {
        if (!sender.IsConfigured || provider.IsOnlyWayIn)
            return;
        using var lease = limit.AttemptAcquire((email.ToUpperInvariant(), NetworkAddress.Of(http)));
        if (lease.IsAcquired)
            jobs.Writer.TryWrite(new(email, Changed: null));
    }

    /// <summary>Has a member told that their password was changed, where mail is sent.</summary>
    public void TellChanged(Guid account)
    {
        if (sender.IsConfigured)
            jobs.Writer.TryWrite(new(Email: "", account));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        limit.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var job in jobs.Reader.ReadAllAsync(stoppingToken))
                await TrySendAsync(job, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    async Task TrySendAsync(Job job, CancellationToken cancellation)
    {
        try
        {
            await SendAsync(job, cancellation);
        }
        catch (MailException exception)
        {
            LogNotSent(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
    }

    async Task SendAsync(Job job, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = job.Changed is { } changed ? await accounts.FindByIdAsync(changed.ToString()) : await accounts.FindByNameAsync(job.Email);
        // Who came by the identity provider has no password, and would get by one past it.
        if (job.Changed is null && account is { PasswordHash: null })
            return;
        // In the words of the workspace where they were last.
        if (account?.Email is not { } email || await scope.ServiceProvider.GetRequiredService<JourneyDbContext>().Members.AsNoTracking().Where(row => row.AccountId == account.Id).LastUsed().FirstOrDefaultAsync(cancellation) is not { } member)
            return;
        var address = scope.ServiceProvider.GetRequiredService<PublicAddress>();
        var culture = Languages.CultureOf(member.Language);
        // For the rest of this method alone.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var (subject, text, page, label) = job.Changed is null
            ? (RecoveryText.MailSubject, RecoveryText.MailText, await scope.ServiceProvider.GetRequiredService<PasswordLinks>().NewAsync(account), RecoveryText.MailLink)
            : (RecoveryText.ChangedSubject, RecoveryText.ChangedText, "account", RecoveryText.ChangedLink);
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), CurrentMember.ZoneOf(member.TimeZone) ?? clock.LocalTimeZone);
        await using var session = sender.Open();
        await session.SendAsync(Write(member.DisplayName, email, subject, text.With(When.Exact(now)), address.Of(page), label), cancellation);
    }

    static OutgoingMail Write(string name, string email, string subject, string text, string link, string label)
    {
        var hello = InboxText.MailHello.With(name);
        return new(name, email, subject, $"{hello}\n\n{text}\n\n{label}\n{link}\n",
            $"<!DOCTYPE html><html lang=\"{Languages.Current}\"><head><meta charset=\"utf-8\"><title>{Html(subject)}</title></head><body style=\"font-family:sans-serif;font-size:15px;line-height:1.5;color:#0f172a\">" +
            $"<p>{Html(hello)}</p><p>{Html(text)}</p><p><a href=\"{Html(link)}\">{Html(label)}</a></p></body></html>");
    }

    static PartitionedRateLimiter<(string Account, string Network)> Limit(Func<(string Account, string Network), string> of, int perHour) =>
        PartitionedRateLimiter.Create<(string Account, string Network), string>(
            asked => RateLimitPartition.GetFixedWindowLimiter(of(asked), _ => new() { PermitLimit = perHour, Window = TimeSpan.FromHours(1) }), StringComparer.Ordinal);

    static string Html(string text) => HtmlEncoder.Default.Encode(text);

    [LoggerMessage(EventId = 3141, Level = LogLevel.Warning, Message = "A mail about a password was not sent ({Reason:l})")]
    partial void LogNotSent(string reason);

    [LoggerMessage(EventId = 3142, Level = LogLevel.Error, Message = "A mail about a password failed")]
    partial void LogFailed(Exception exception);

    sealed record Job(string Email, Guid? Changed);
}

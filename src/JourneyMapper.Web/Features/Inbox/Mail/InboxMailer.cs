using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Inbox.Mail;

/// <summary>
/// Mails to members what is new in their inboxes, at once or once a day, as they have chosen. What they have read meanwhile is not mailed. A node takes items before it sends
/// them, so that no other sends them as well; what was not sent is tried again, later each time, for as long as it is news.
/// </summary>
public sealed partial class InboxMailer(
    IDbContextFactory<JourneyDbContext> contexts, InboxQuery query, MailSender sender, PublicAddress address, TimeProvider clock, ILogger<InboxMailer> logger) : RecurringService(clock)
{
    const int DigestHour = 8;

    // Longer than a server may take for a mail: a node that ends in the middle of one leaves it to the others.
    static readonly TimeSpan Taken = TimeSpan.FromMinutes(10);

    // Whoever turns mail on, or has a server again after days, does not get all of the past.
    static readonly TimeSpan LongestNews = TimeSpan.FromDays(3);

    static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    /// <summary>Sends what is to be sent now.</summary>
    /// <returns>How many mails.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        await DropAsync(cancellation);
        var sent = 0;
        await using var session = sender.Open();
        foreach (var (member, email, culture, before) in await RecipientsAsync(cancellation))
        {
            try
            {
                if (await MailAsync(session, member, email, culture, before, cancellation))
                    sent++;
            }
            catch (MailException exception) when (exception.IsServer)
            {
                // The others would not be sent either.
                break;
            }
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(BetweenLooks, stoppingToken);
            await TryAsync(async () =>
            {
                await RunAsync(stoppingToken);
                return true;
            }, stoppingToken);
        }
    }

    // What is read, muted, too old or not wanted is no mail any more, whatever becomes of it later.
    async Task DropAsync(CancellationToken cancellation)
    {
        var oldest = Clock.GetUtcNow() - LongestNews;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.InboxItems
            .Where(item => item.MailAt != null && (item.ReadAt != null || item.At < oldest
                || db.InboxMutes.Any(mute => mute.MemberId == item.MemberId && mute.JourneyId == item.JourneyId)
                || db.Members.Any(member => member.Id == item.MemberId && member.Mail == MailFrequency.Never)))
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.MailAt, (DateTimeOffset?)null), cancellation);
    }

    async Task<List<(CurrentMember Member, string Email, CultureInfo Culture, DateTimeOffset Before)>> RecipientsAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var waiting = await (from item in db.InboxItems.Where(item => item.MailAt <= now).GroupBy(item => item.MemberId).Select(items => new { Id = items.Key, Oldest = items.Min(item => item.At) })
                             join member in db.Members.AsNoTracking() on item.Id equals member.Id
                             where member.Account!.Email != null
                             orderby item.Oldest
                             select new { Member = member, member.Account!.Email, item.Oldest }).ToListAsync(cancellation);
        return [.. from one in waiting
                   let zone = CurrentMember.ZoneOf(one.Member.TimeZone) ?? Clock.LocalTimeZone
                   let before = one.Member.Mail == MailFrequency.AtOnce ? now.AddDays(1) : LastDigest(now, zone)
                   where one.Oldest < before
                   select (new CurrentMember(one.Member.Id, one.Member.WorkspaceId, one.Member.DisplayName, one.Member.Role) { Zone = zone }, one.Email!,
                       Languages.CultureOf(one.Member.Language), before.ToUniversalTime())];
    }

    // The last time that it was eight in the morning there. What came later waits for tomorrow's.
    static DateTimeOffset LastDigest(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var morning = local.Date.AddHours(DigestHour);
        if (morning > local)
            morning = morning.AddDays(-1);
        return new(morning, zone.GetUtcOffset(morning));
    }

    async Task<bool> MailAsync(MailSession session, CurrentMember member, string email, CultureInfo culture, DateTimeOffset before, CancellationToken cancellation)
    {
        if (await TakeAsync(member, before, cancellation) is not { Count: > 0 } taken)
            return false;
        // For the rest of this method alone.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var entries = await query.FindAsync(member, taken, cancellation);
        try
        {
            if (entries.Count > 0)
                await session.SendAsync(InboxMail.Write(member, email, entries, address, Clock), cancellation);
        }
        catch (MailException exception)
        {
            LogNotSent(exception.Message, member.Id);
            await LaterAsync(taken, cancellation);
            if (exception.IsServer)
                throw;
            return false;
        }

        // Not given up in between: it is sent.
        await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
        await db.InboxItems.Where(item => taken.Contains(item.Id)).ExecuteUpdateAsync(set => set.SetProperty(item => item.MailAt, (DateTimeOffset?)null), CancellationToken.None);
        return entries.Count > 0;
    }

    async Task<IReadOnlyList<Guid>> TakeAsync(CurrentMember member, DateTimeOffset before, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var taken = await db.TakeMailAsync(member.Id, now, before, now + Taken, cancellation);
        await transaction.CommitAsync(cancellation);
        return taken;
    }

    async Task LaterAsync(IReadOnlyList<Guid> taken, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var tries = await db.InboxItems.Where(item => taken.Contains(item.Id)).MaxAsync(item => (int?)item.MailTries, cancellation) ?? 1;
        DateTimeOffset? next = Clock.GetUtcNow() + Pause(tries);
        await db.InboxItems.Where(item => taken.Contains(item.Id)).ExecuteUpdateAsync(set => set.SetProperty(item => item.MailAt, next), cancellation);
    }

    // 1, 4, 16, 64 minutes, then every four hours.
    static TimeSpan Pause(int tries)
    {
        const int Growth = 4;
        var pause = FirstPause * Math.Pow(Growth, Math.Min(tries, 10) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    [LoggerMessage(EventId = 1610, Level = LogLevel.Warning, Message = "A mail to member {Member} was not sent ({Reason:l}); trying again later")]
    partial void LogNotSent(string reason, Guid member);

    [LoggerMessage(EventId = 1611, Level = LogLevel.Warning, Message = "Mail could not reach the database ({Reason}); trying again later")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1612, Level = LogLevel.Error, Message = "Mail failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}

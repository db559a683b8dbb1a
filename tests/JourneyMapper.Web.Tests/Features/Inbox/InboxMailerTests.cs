using System.Collections.Concurrent;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Inbox.Mail;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace JourneyMapper.Web.Tests.Features.Inbox;

/// <summary>Who gets which mail when, with a server that takes it.</summary>
public sealed class InboxMailerTests : IAsyncLifetime
{
    readonly SmtpServer server = new();
    readonly ConcurrentQueue<string> logged = new();
    readonly List<InboxMailer> mailers = [];
    InboxRoom room = null!;
    InboxMailer mailer = null!;
    CurrentMember ann = null!;

    public async ValueTask InitializeAsync()
    {
        room = await InboxRoom.NewAsync();
        mailer = Mailer(server.Port);
        ann = await room.MemberAsync("Ann Lee");
    }

    public async ValueTask DisposeAsync()
    {
        mailers.ForEach(one => one.Dispose());
        server.Dispose();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_wants_mail_at_once_gets_it_once_in_their_language_with_a_link()
    {
        var bob = await MemberAsync("Zoé", MailFrequency.AtOnce, member => (member.Language, member.TimeZone) = ("fr", "Europe/Paris"));
        await room.BeginAsync(ann, "See <b>this</b> @Zoé");
        (await mailer.RunAsync()).ShouldBe(1);
        (await mailer.RunAsync()).ShouldBe(0);

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Ann Lee vous mentionne dans un commentaire · A bike");
        mail.From.ToString().ShouldBe("\"Journeys\" <journeys@example.org>");
        mail.To.Mailboxes.ShouldHaveSingleItem().Name.ShouldBe("Zoé");
        var item = (await room.EntriesAsync(bob)).ShouldHaveSingleItem();
        var link = $"https://maps.example.org/inbox/{item.Id}";
        mail.TextBody!.ShouldContain(link);
        mail.TextBody!.ShouldContain("See <b>this</b> @Zoé");
        mail.TextBody!.ShouldContain("13:00");
        mail.TextBody!.ShouldContain("https://maps.example.org/account");
        mail.HtmlBody!.ShouldContain($"href=\"{link}\"");
        mail.HtmlBody!.ShouldContain("See &lt;b&gt;this&lt;/b&gt;");
        mail.HtmlBody!.ShouldNotContain("<b>");
        item.IsRead.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_wants_it_once_a_day_gets_all_of_it_at_eight_where_they_are()
    {
        // It is 21:00 in Tokyo.
        await MemberAsync("Bob", MailFrequency.Daily, member => member.TimeZone = "Asia/Tokyo");
        await room.BeginAsync(ann, "One @Bob");
        await room.BeginAsync(ann, "Two @Bob");
        await RunAfterAsync(TimeSpan.FromMinutes((10 * 60) + 59), mails: 0);
        await RunAfterAsync(TimeSpan.FromMinutes(1), mails: 1);
        server.Mails[0].Subject.ShouldBe("2 new items in your inbox");
        await room.BeginAsync(ann, "Three @Bob");
        await RunAfterAsync(TimeSpan.FromHours(23), mails: 1);
        await RunAfterAsync(TimeSpan.FromHours(1), mails: 2);
        server.Mails[1].TextBody!.ShouldContain("Three @Bob");
        server.Mails[1].TextBody!.ShouldNotContain("Two @Bob");
    }

    [Fact]
    public async Task Nothing_is_mailed_that_was_read_muted_or_not_wanted_and_nothing_later_that_was_not()
    {
        var reads = await MemberAsync("Rea", MailFrequency.AtOnce);
        var mutes = await MemberAsync("Mutt", MailFrequency.AtOnce);
        var never = await MemberAsync("Neva", MailFrequency.Never);
        await room.Service.MuteAsync(mutes, room.Journey.Id, muted: true);
        await room.BeginAsync(ann, "Hello @Rea, @Mutt and @Neva");
        await room.Service.MarkAllReadAsync(reads);
        await RunAfterAsync(TimeSpan.Zero, mails: 0);

        await room.Service.MarkAsync(reads, (await room.EntriesAsync(reads))[0].Id, read: false);
        await room.Service.MuteAsync(mutes, room.Journey.Id, muted: false);
        await room.ChangeAsync(db => db.Members.Where(row => row.Id == never.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Mail, MailFrequency.AtOnce)));
        await RunAfterAsync(TimeSpan.FromHours(1), mails: 0);
    }

    [Fact]
    public async Task Who_turns_mail_on_does_not_send_the_past()
    {
        await MemberAsync("Bob", MailFrequency.AtOnce);
        await room.BeginAsync(ann, "Old @Bob");
        room.Wait(TimeSpan.FromDays(4));
        await room.BeginAsync(ann, "New @Bob");
        await RunAfterAsync(TimeSpan.Zero, mails: 1);
        server.Mails[0].TextBody!.ShouldNotContain("Old @Bob");
    }

    [Fact]
    public async Task Several_nodes_send_each_mail_once()
    {
        server.Delay = TimeSpan.FromMilliseconds(20);
        for (var i = 0; i < 10; i++)
            await MemberAsync($"Member {i}0", i % 2 == 0 ? MailFrequency.AtOnce : MailFrequency.Daily);
        await room.BeginAsync(ann, string.Join(' ', Enumerable.Range(0, 10).Select(i => $"@Member {i}0")));
        await room.BeginAsync(ann, string.Join(' ', Enumerable.Range(0, 10).Select(i => $"@Member {i}0")));
        room.Wait(TimeSpan.FromDays(1));
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Mailer(server.Port).RunAsync()));
        sent.Sum().ShouldBe(10);
        server.Mails.Select(mail => mail.To.ToString()).Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
        server.Mails.ShouldAllBe(mail => mail.Subject == "2 new items in your inbox");
    }

    [Fact]
    public async Task What_a_server_does_not_take_is_tried_again_with_growing_pauses_and_no_address_is_logged()
    {
        await MemberAsync("Bob", MailFrequency.AtOnce, member => member.Account!.Email = "secret.bob@example.org");
        await room.BeginAsync(ann, "Hello @Bob");
        server.Refusal = "450 secret.bob@example.org is busy";
        await RunAfterAsync(TimeSpan.Zero, mails: 0);
        await RunAfterAsync(TimeSpan.FromSeconds(50), mails: 0);
        Tries().ShouldBe(1);
        await RunAfterAsync(TimeSpan.FromSeconds(20), mails: 0);
        Tries().ShouldBe(2);
        await RunAfterAsync(TimeSpan.FromMinutes(3), mails: 0);
        Tries().ShouldBe(2);
        server.Refusal = null;
        await RunAfterAsync(TimeSpan.FromMinutes(2), mails: 1);
        logged.Count.ShouldBe(2);
        logged.ShouldAllBe(line => line.Contains("RecipientNotAccepted 450") && !line.Contains("secret"));
    }

    [Fact]
    public async Task Without_a_server_nothing_is_lost_and_one_that_does_not_know_a_recipient_still_serves_the_others()
    {
        await MemberAsync("Bob", MailFrequency.AtOnce, member => member.Account!.Email = "no address, really");
        await MemberAsync("Cleo", MailFrequency.AtOnce);
        await room.BeginAsync(ann, "Hello @Bob");
        await room.BeginAsync(ann, "Hello @Cleo");
        using (var gone = new SmtpServer())
        {
            var port = gone.Port;
            gone.Dispose();
            (await Mailer(port).RunAsync()).ShouldBe(0);
        }

        logged.ShouldNotBeEmpty();
        await RunAfterAsync(TimeSpan.FromMinutes(2), mails: 1);
        server.Mails[0].To.ToString().ShouldContain("Cleo");
    }

    [Fact]
    public async Task Nobodys_name_becomes_a_header()
    {
        var eve = await room.MemberAsync("Eve\r\nBcc: all@example.org");
        await MemberAsync("Bob\r\nX-Evil: yes", MailFrequency.AtOnce, member => member.Account!.Email = "bob@example.org");
        var thread = await room.BeginAsync(eve, "Hello");
        var bob = (await room.Contexts.CreateDbContextAsync()).Members.Single(row => row.Account!.Email == "bob@example.org");
        await room.AnswerAsync(new(bob.Id, bob.WorkspaceId, bob.DisplayName, bob.Role), thread, "Yes?");
        await room.AnswerAsync(eve, thread, "Look");
        await RunAfterAsync(TimeSpan.Zero, mails: 1);
        var mail = server.Mails[0];
        mail.Bcc.ShouldBeEmpty();
        mail.Headers.Contains("X-Evil").ShouldBeFalse();
        mail.Subject.ShouldStartWith("Eve  Bcc: all@example.org answered");
        server.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_asks_who_sends_is_told()
    {
        await MemberAsync("Bob", MailFrequency.AtOnce);
        await room.BeginAsync(ann, "Hello @Bob");
        (await Mailer(server.Port, "sender", "a password").RunAsync()).ShouldBe(1);
        server.Commands.ShouldContain(command => command.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
    }

    async Task RunAfterAsync(TimeSpan time, int mails)
    {
        room.Wait(time);
        await mailer.RunAsync();
        server.Mails.Count.ShouldBe(mails);
    }

    int Tries() => server.Commands.Count(command => command.StartsWith("RCPT", StringComparison.Ordinal));

    Task<CurrentMember> MemberAsync(string name, MailFrequency mail, Action<Member>? change = null) => room.MemberAsync(name, change: member =>
    {
        member.Mail = mail;
        change?.Invoke(member);
    });

    InboxMailer Mailer(int port, string? user = null, string? password = null)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None, User = user, Password = password, From = new MailboxAddress("Journeys", "journeys@example.org") };
        var made = new InboxMailer(room.Contexts, room.Query, new MailSender(options), new PublicAddress(new("https://maps.example.org")), room, new TextLog(logged));
        mailers.Add(made);
        return made;
    }

    sealed class TextLog(ConcurrentQueue<string> logged) : ILogger<InboxMailer>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logged.Enqueue($"{formatter(state, exception)} {exception}");
    }
}

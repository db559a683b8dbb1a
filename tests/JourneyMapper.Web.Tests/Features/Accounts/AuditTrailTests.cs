using System.Buffers.Text;
using System.Net;
using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Activities;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.Passkeys;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>Who came, went and changed what counts is recorded, with when and from where.</summary>
public sealed class AuditTrailTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CurrentMember olga = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        olga = (await app.AddMemberAsync("olga", Role.Owner)) with { Address = "192.0.2.7" };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Signing_in_and_out_and_ending_sessions_are_told()
    {
        using var laptop = app.Visit();
        using var phone = app.Visit();
        using var tablet = app.Visit();
        foreach (var device in (Visitor[])[laptop, phone, tablet])
            (await device.SignInAsync("olga")).Dispose();
        await using var db = await app.OpenDatabaseAsync();
        var first = await db.Sessions.AsNoTracking().Where(row => row.MemberId == olga.Id).OrderBy(row => row.StartedAt).FirstAsync();
        using (var answer = await tablet.SendToAsync("/account/sessions/end", "/account", ("id", $"{first.Id}")))
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        (await tablet.SendToAsync("/account/sessions/end-others", "/account")).Dispose();
        (await tablet.SendToAsync("/account/sign-out", "/account")).Dispose();

        (await ToldAsync(new() { Area = ActivityArea.SignIns })).ShouldBe(
        [
            "olga signed out",
            "olga ended their other session",
            "olga ended one of their sessions",
            "olga signed in with their password",
            "olga signed in with their password",
            "olga signed in with their password",
        ]);
    }

    [Fact]
    public async Task Refused_sign_ins_are_told_of_accounts_that_exist_and_an_attack_does_not_fill_the_record()
    {
        using var visitor = app.Visit();
        for (var i = 0; i < 12; i++)
            (await visitor.SignInAsync("olga", "wrong horse battery")).Dispose();
        (await visitor.SignInAsync("correct horse battery staple", "olga")).Dispose();

        await Wait.UntilAsync(async () => (await ToldAsync(new())).Count == 2);
        (await ToldAsync(new())).ShouldBe(["olga was refused at sign-in 10 times within a quarter of an hour", "olga was refused at sign-in"]);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.AsNoTracking().ToListAsync()).ShouldAllBe(row => row.MemberId == olga.Id && row.Subject.Length == 0);
    }

    [Fact]
    public async Task A_new_password_is_told_with_what_it_ends()
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync("olga")).Dispose();
        (await visitor.SendAsync("/account", "password", ("Password.Current", AccountsApp.Password), ("Password.Next", "another horse battery"))).Dispose();

        (await ToldAsync(new())).First().ShouldBe("olga changed their password");
    }

    [Fact]
    public async Task Settings_and_deletions_for_good_are_told_with_the_address()
    {
        var journey = new Journey { Id = Guid.CreateVersion7(), Title = "A bike" };
        await Service<JourneyStore>().CreateAsync(JourneyDatabase.Workspace, olga.Id, journey);
        (await Service<Thresholds>().SaveAsync(olga, CoverageSettings.Default with { LeastTouchpoints = 3 })).ShouldBeTrue();
        (await Service<MemberAdministration>().ChangeWorkspaceAsync(olga, "Velo 2", "en")).ShouldBe(Administered.Done);
        (await Service<MemberAdministration>().ChangeBrandAsync(olga, null, "#112233")).ShouldBe(Administered.Done);
        (await Service<JourneyLibrary>().TrashAsync(olga, journey.Id)).ShouldBeNull();
        (await Service<JourneyLibrary>().DeleteAsync(olga, journey.Id)).ShouldBeNull();
        (await Service<JourneyLibrary>().DeleteAsync(olga, journey.Id)).ShouldNotBeNull();

        (await ToldAsync(new())).ShouldBe(
        [
            "olga deleted a journey for good",
            "olga changed the logo or the colour of the workspace",
            "olga changed the name or the language of the workspace: Velo 2",
            "olga changed the thresholds of the coverage review",
        ]);
        (await ReadAsync(new())).ShouldAllBe(line => line.Row.Address == "192.0.2.7");
        // What is told of a journey stays when it goes.
        (await ReadAsync(new() { Journey = journey.Id })).Single().Row.Kind.ShouldBe(ActivityKind.JourneyDeleted);
    }

    [Fact]
    public async Task It_is_narrowed_down_by_kind_person_day_and_journey_and_read_part_by_part()
    {
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        await using (var db = await app.OpenDatabaseAsync())
        {
            for (var day = 1; day <= 5; day++)
                db.Activities.Add(Row(olga.Id, ActivityKind.TokenMade, new(2026, 3, day, 12, 0, 0, TimeSpan.Zero)));
            db.Activities.Add(Row(olga.Id, ActivityKind.RoleChanged, new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero), about: mia.Id));
            // Late in the evening in London, next morning in Auckland.
            db.Activities.Add(Row(mia.Id, ActivityKind.SignedOut, new(2026, 3, 5, 23, 30, 0, TimeSpan.Zero)));
            await db.SaveChangesAsync();
        }

        (await ReadAsync(new() { Area = ActivityArea.Tokens })).Count.ShouldBe(5);
        (await ReadAsync(new() { Person = mia.Id })).Select(line => line.Row.Kind).ShouldBe([ActivityKind.SignedOut, ActivityKind.RoleChanged]);
        (await ReadAsync(new() { From = new(2026, 3, 2), To = new(2026, 3, 3) })).Count.ShouldBe(3);
        var there = olga with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland") };
        (await Service<ActivityList>().ReadAsync(there, new() { From = new(2026, 3, 6) }, null, 50))!.Lines.Count.ShouldBe(2);
        (await Service<ActivityList>().ReadAsync(olga with { Zone = TimeZoneInfo.Utc }, new() { From = new(2026, 3, 6) }, null, 50))!.Lines.ShouldBeEmpty();
        (await ReadAsync(new() { From = DateOnly.MinValue, To = DateOnly.MaxValue })).Count.ShouldBe(7);

        List<Guid> read = [];
        for (ActivityLines? part = null; part?.HasMore != false;)
        {
            part = (await Service<ActivityList>().ReadAsync(olga, new(), part?.Lines[^1].Row, 2)).ShouldNotBeNull();
            read.AddRange(part.Lines.Select(line => line.Row.Id));
        }

        read.ShouldBe((await ReadAsync(new())).Select(line => line.Row.Id));
    }

    [Theory]
    [InlineData(null, null, null, null, null, "activity")]
    [InlineData("Nothing", "bob", "yesterday", "2026-13-01", "1", "activity")]
    [InlineData("7000", "", "", "", "", "activity")]
    [InlineData("Tokens", null, "2026-01-02", "2026-02-03", null, "activity?area=Tokens&from=2026-01-02&to=2026-02-03")]
    public void An_address_says_what_is_looked_at(string? area, string? person, string? from, string? to, string? journey, string address) =>
        ActivityFilter.Read(area, person, from, to, journey).At("activity").ShouldBe(address);

    [Fact]
    public async Task It_is_exported_as_it_is_narrowed_down_and_that_is_told_too()
    {
        (await Service<MemberAdministration>().InviteAsync(olga, Role.Viewer, "=1+1")).Outcome.ShouldBe(Administered.Done);
        await using (var db = await app.OpenDatabaseAsync())
        {
            db.Activities.Add(Row(olga.Id, ActivityKind.FeedMade, DateTimeOffset.UtcNow.AddDays(-1)));
            await db.SaveChangesAsync();
        }

        using var visitor = app.Visit();
        (await visitor.SignInAsync("olga")).Dispose();
        using var answer = await visitor.GetAsync("/activity.csv?area=Members");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain("From where");
        lines[1].ShouldContain("olga");
        lines[1].ShouldContain("192.0.2.7");
        lines[1].ShouldContain("=1+1 as a viewer");
        (await ToldAsync(new())).First().ShouldBe("olga exported the activity as CSV");
        (await visitor.StatusOfAsync("/activity.csv?from=2026-02-02&to=2026-01-01")).ShouldBe(HttpStatusCode.BadRequest);
        using var stranger = app.Visit();
        (await stranger.StatusOfAsync("/activity.csv")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public void Each_kind_has_a_place_and_words()
    {
        Enum.GetValues<ActivityArea>().Except([ActivityArea.All]).SelectMany(ActivityFilter.KindsOf).Distinct().ShouldBe(Enum.GetValues<ActivityKind>(), ignoreOrder: true);
        foreach (var kind in Enum.GetValues<ActivityKind>().Select(kind => kind.ToString()))
            kind.Length.ShouldBeLessThanOrEqualTo(20, "The column is no longer.");
    }

    static ActivityRow Row(Guid member, ActivityKind kind, DateTimeOffset at, Guid? about = null) =>
        new() { WorkspaceId = JourneyDatabase.Workspace, MemberId = member, At = at, Kind = kind, AboutId = about, Subject = about is null ? "" : "mia", Value = about is null ? "" : nameof(Role.Viewer), Before = about is null ? "" : nameof(Role.Editor) };

    T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    async Task<IReadOnlyList<ActivityLine>> ReadAsync(ActivityFilter filter) => (await Service<ActivityList>().ReadAsync(olga, filter, null, 50)).ShouldNotBeNull().Lines;

    async Task<IReadOnlyList<string>> ToldAsync(ActivityFilter filter) => [.. (await ReadAsync(filter)).Select(line => $"{ActivityTexts.Who(line)} {ActivityTexts.Sentence(line.Row)}")];

    [Fact]
    public async Task Refused_tokens_and_passkeys_are_told_of_those_that_there_are()
    {
        var tokens = Service<AccessTokenService>();
        var text = (await tokens.CreateAsync(olga, Guid.NewGuid(), "Nightly", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>().Text;
        (await tokens.RevokeAsync(olga, (await tokens.ReadAsync(olga)).Single().Id)).ShouldBeTrue();
        using var program = app.CreateClient();
        foreach (var token in new[] { text, text, TokenText.New() })
        {
            program.DefaultRequestHeaders.Authorization = new("Bearer", token);
            using var refused = await program.GetAsync(new Uri("/api/v1/journeys", UriKind.Relative));
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        await Wait.UntilAsync(async () => (await ToldAsync(new())).Contains("olga was refused with the access token Nightly, revoked or expired"));
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.CountAsync(row => row.Kind == ActivityKind.TokenRefused)).ShouldBe(1);

        var account = await db.Members.Where(row => row.Id == olga.Id).Select(row => row.AccountId).SingleAsync();
        using var visitor = app.Visit();
        (await visitor.SendToAsync(PasskeyEndpoints.EnterOptions, "/account/sign-in")).Dispose();
        var handle = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(account.ToString()));
        var credential = $$$"""{"id":"AQID","rawId":"AQID","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","authenticatorData":"AQID","signature":"AQID","userHandle":"{{{handle}}}"}}""";
        using (var entered = await visitor.SendToAsync(PasskeyEndpoints.Enter, "/account/sign-in", ("credential", credential)))
            entered.IsSuccessStatusCode.ShouldBeFalse();
        await Wait.UntilAsync(() => db.Activities.AnyAsync(row => row.Kind == ActivityKind.SignInRefused && row.MemberId == olga.Id));
    }
}

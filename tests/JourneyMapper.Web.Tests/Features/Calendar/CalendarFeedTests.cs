using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Calendar;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Features.Coverage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Calendar;

/// <summary>The calendar under its private address, and as a file.</summary>
public sealed class CalendarFeedTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CalendarFeeds feeds = null!;
    CurrentMember mia = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        feeds = app.Services.GetRequiredService<CalendarFeeds>();
        mia = await app.AddMemberAsync("mia", Role.Viewer, language: "fr");
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Whoever_has_the_address_reads_it_without_a_sign_in_in_the_language_of_its_member()
    {
        var journey = await PutAsync("Buying a bike");
        using var stranger = app.Visit();
        using var response = await stranger.GetAsync(await MakeAsync());

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/calendar");
        response.Headers.CacheControl.ShouldNotBeNull().Private.ShouldBeTrue();
        var text = Unfolded(await response.Content.ReadAsStringAsync());
        text.ShouldContain("10 premiers audits dans «\u00a0Buying a bike\u00a0»");
        text.ShouldContain($"UID:audit-{journey.Id:N}-new@journeymapper");
    }

    [Fact]
    public async Task Its_secret_is_stored_as_a_hash_only()
    {
        await MakeAsync();
        await using var db = await app.OpenDatabaseAsync();
        (await db.CalendarFeeds.SingleAsync()).SecretHash.Length.ShouldBe(32);
    }

    [Fact]
    public async Task An_address_that_was_replaced_or_ended_is_not_found()
    {
        using var stranger = app.Visit();
        var first = await MakeAsync();
        var second = await MakeAsync();
        (await stranger.StatusOfAsync(first)).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.StatusOfAsync(second)).ShouldBe(HttpStatusCode.OK);
        (await feeds.ReadAsync(mia)).ShouldNotBeNull().ReadAt.ShouldNotBeNull();

        await feeds.EndAsync(mia);
        (await stranger.StatusOfAsync(second)).ShouldBe(HttpStatusCode.NotFound);
        (await feeds.ReadAsync(mia)).ShouldBeNull();
        (await stranger.StatusOfAsync(Address(Secret.New()))).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.StatusOfAsync("/calendar/feed/x.ics")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_ends_with_the_membership()
    {
        var owner = await app.AddMemberAsync("olga", Role.Owner);
        using var stranger = app.Visit();
        var address = await MakeAsync();
        (await stranger.StatusOfAsync(address)).ShouldBe(HttpStatusCode.OK);

        (await app.Services.GetRequiredService<MemberAdministration>().RemoveAsync(owner, mia.Id)).ShouldBe(Administered.Done);

        (await stranger.StatusOfAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await feeds.MakeAsync(mia)).ShouldBeNull();
    }

    [Fact]
    public async Task A_journey_that_the_member_no_longer_sees_is_not_in_it_any_more()
    {
        var journey = await PutAsync("Secret plans");
        using var stranger = app.Visit();
        var address = await MakeAsync();
        (await TextAsync(stranger, address)).ShouldContain("Secret plans");

        await using (var db = await app.OpenDatabaseAsync())
            await db.Database.ExecuteSqlAsync($"""UPDATE "Journeys" SET "IsPrivate" = TRUE WHERE "Id" = {journey.Id}""");

        (await TextAsync(stranger, address)).ShouldNotContain("Secret plans");
    }

    [Fact]
    public async Task Too_many_addresses_that_lead_nowhere_are_answered_without_a_look()
    {
        using var stranger = app.Visit();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 40 && !answers.Contains(HttpStatusCode.TooManyRequests); i++)
            answers.Add(await stranger.StatusOfAsync(Address(Secret.New())));
        answers[0].ShouldBe(HttpStatusCode.NotFound);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task It_is_read_so_often_in_a_minute_and_no_more()
    {
        using var stranger = app.Visit();
        var address = await MakeAsync();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 61; i++)
            answers.Add(await stranger.StatusOfAsync(address));
        answers.Take(60).ShouldAllBe(answer => answer == HttpStatusCode.OK);
        answers[60].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_file_holds_what_the_filter_leaves_and_is_written_down()
    {
        var (first, second) = (await PutAsync("First"), await PutAsync("Second"));
        using var visitor = app.Visit();
        await visitor.SignInAsync("mia");
        var text = await TextAsync(visitor, $"/calendar.ics?journey={second.Id}");
        text.ShouldContain("Second");
        text.ShouldNotContain(first.Title);
        (await TextAsync(visitor, "/calendar.ics?kind=survey")).ShouldNotContain("BEGIN:VEVENT");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.CountAsync(row => row.Kind == ActivityKind.Exported && row.Value == nameof(ExportedFile.CalendarFile))).ShouldBe(2);
        using var stranger = app.Visit();
        (await stranger.StatusOfAsync("/calendar.ics")).ShouldNotBe(HttpStatusCode.OK);
    }

    async Task<string> MakeAsync() => Address((await feeds.MakeAsync(mia)).ShouldNotBeNull());

    static string Address(string secret) => $"/{CalendarEndpoints.FeedOf(secret, new())}";

    static async Task<string> TextAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Unfolded(await response.Content.ReadAsStringAsync());
    }

    // Long lines go on in the next one, after a blank.
    static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    async Task<Journey> PutAsync(string title)
    {
        var journey = CoverageRoom.Journey(title);
        await app.Services.StoreAsync(journey, mia.Workspace);
        return journey;
    }
}

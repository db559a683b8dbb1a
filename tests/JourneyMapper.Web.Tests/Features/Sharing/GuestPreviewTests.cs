using System.Net;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Sharing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>What other programs show where somebody pastes a link.</summary>
public sealed class GuestPreviewTests : IAsyncLifetime
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    SharedApp shared = null!;
    Visitor guest = null!;

    public async ValueTask InitializeAsync()
    {
        shared = await SharedApp.NewAsync(("JourneyMapper:PublicAddress", "https://maps.example.org"));
        guest = shared.App.Visit();
    }

    public async ValueTask DisposeAsync()
    {
        guest.Dispose();
        await shared.DisposeAsync();
    }

    [Fact]
    public async Task The_page_names_its_picture_by_the_public_address_in_its_language()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.None, "Emotion");
        var page = await guest.ReadAsync(path);
        string? Meta(string name) => page.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");

        Meta("og:image").ShouldBe($"https://maps.example.org{path}/preview.png?lang=en");
        (Meta("og:image:width"), Meta("og:image:height"), Meta("og:image:type"), Meta("twitter:card")).ShouldBe(("1200", "630", "image/png", "summary_large_image"));
        (await guest.ReadAsync($"{path}?lang=fr")).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!.ShouldEndWith("lang=fr");
    }

    [Fact]
    public async Task The_picture_has_the_size_that_programs_ask_for_and_is_kept_for_a_while_but_by_no_robot()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.None, "Emotion");
        using var answer = await guest.GetAsync($"{path}/preview.png");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        bytes.Length.ShouldBeLessThan(300_000);
        using var bitmap = SKBitmap.Decode(bytes);
        (bitmap.Width, bitmap.Height).ShouldBe((1200, 630));

        using var client = shared.App.CreateClient();
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{path}/preview.png?lang=en");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag.ShouldNotBeNull());
        using var same = await client.SendAsync(again, Cancellation);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_picture_follows_the_map_and_shows_the_curve_only_where_the_link_does()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.None, "Emotion");
        var (without, _) = await shared.ShareAsync(GuestComments.None);
        var (first, bare) = (await BytesAsync(path), await BytesAsync(without));
        bare.ShouldNotBe(first);
        var room = (await shared.App.Services.GetRequiredService<JourneyRooms>().OpenAsync(shared.Ann, shared.Journey, Cancellation)).ShouldNotBeNull();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(shared.Shop.Id, TouchpointFields.Set.Between(shared.Shop, shared.Shop with { Emotion = -2 })), shared.Ann);

        (await BytesAsync(path)).ShouldNotBe(first);
        (await BytesAsync(without)).ShouldBe(bare);
    }

    [Fact]
    public async Task Links_that_lead_nowhere_all_have_the_picture_that_tells_nothing()
    {
        var service = shared.App.Services.GetRequiredService<SharedLinkService>();
        var (revoked, link) = await shared.ShareAsync(GuestComments.None, "Emotion");
        var shown = await BytesAsync(revoked);
        await service.RevokeAsync(shared.Ann, link, Cancellation);
        var (expired, old) = await shared.ShareAsync(new() { ExpiresOn = shared.Ann.Today(TimeProvider.System) });
        await using var db = await shared.App.OpenDatabaseAsync();
        await db.SharedLinks.Where(row => row.Id == old).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, DateTimeOffset.UnixEpoch), Cancellation);

        var unknown = await BytesAsync($"/s/{new string('a', 64)}", HttpStatusCode.NotFound);
        unknown.ShouldNotBe(shown);
        foreach (var path in new[] { revoked, expired, "/s/x" })
            (await BytesAsync(path, HttpStatusCode.NotFound)).ShouldBe(unknown);
        using var answer = await guest.GetAsync($"{revoked}/preview.png");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_with_a_password_tells_nothing_even_to_who_has_told_it()
    {
        var (path, _) = await shared.ShareAsync(new() { Password = "open sesame", Lanes = ["Emotion"] });
        var unknown = await BytesAsync($"/s/{new string('a', 64)}", HttpStatusCode.NotFound);
        (await guest.ReadAsync(path)).QuerySelector("meta[property^='og:']").ShouldBeNull();
        (await BytesAsync(path)).ShouldBe(unknown);

        (await guest.PostAsync($"{path}/unlock", ("password", "open sesame"))).Dispose();
        var page = await guest.ReadAsync(path);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Buying a <b>bike</b>");
        page.QuerySelector("meta[property='og:image']").ShouldBeNull();
        (await BytesAsync(path)).ShouldBe(unknown);
    }

    [Fact]
    public async Task A_host_that_somebody_claims_is_in_nobody_elses_page()
    {
        await using var app = await SharedApp.NewAsync();
        var (path, _) = await app.ShareAsync(GuestComments.None);
        using var client = app.App.CreateClient();
        using var claimed = new HttpRequestMessage(HttpMethod.Get, path);
        claimed.Headers.Host = "evil.example";
        (await client.SendAsync(claimed, Cancellation)).Dispose();
        using var visitor = app.App.Visit();

        (await visitor.ReadAsync(path)).QuerySelector("meta[property='og:image']")!.GetAttribute("content").ShouldBe($"http://localhost{path}/preview.png?lang=en");
    }

    async Task<byte[]> BytesAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await guest.GetAsync($"{path}/preview.png");
        answer.StatusCode.ShouldBe(status, path);
        return await answer.Content.ReadAsByteArrayAsync(Cancellation);
    }
}

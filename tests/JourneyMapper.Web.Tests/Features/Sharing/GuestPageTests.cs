using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Sharing;
using JourneyMapper.Web.Features.Sharing.Guests;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>The page of a link as anybody gets it who has the link.</summary>
public sealed class GuestPageTests : IAsyncLifetime
{
    const int PasswordsPerMinute = 4;

    SharedApp shared = null!;
    Visitor guest = null!;

    public async ValueTask InitializeAsync()
    {
        shared = await SharedApp.NewAsync(("JourneyMapper:SignInAttemptsPerMinute", $"{PasswordsPerMinute}"));
        guest = shared.App.Visit();
    }

    public async ValueTask DisposeAsync()
    {
        guest.Dispose();
        await shared.DisposeAsync();
    }

    [Fact]
    public async Task The_page_shows_the_map_without_a_script_a_cookie_or_a_circuit()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.None, "Action");
        using var answer = await guest.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await Visitor.ReadAsync(answer);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Buying a <b>bike</b>");
        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelector("[data-id] .tp b")!.TextContent.ShouldBe("Shop");
        page.Body!.TextContent.ShouldContain("Tries a bike");
        page.Body!.TextContent.ShouldNotContain("Which one?");
        page.QuerySelector("meta[property='og:title']")!.GetAttribute("content").ShouldBe("Buying a <b>bike</b>");
        page.QuerySelector("meta[property='og:description']")!.GetAttribute("content").ShouldBe("Mia wants to ride to work.");
        page.QuerySelector("meta[property='og:image']")!.GetAttribute("content").ShouldBe($"http://localhost{path}/preview.png?lang=en");
    }

    [Fact]
    public async Task Its_headers_keep_robots_referrers_caches_and_frames_away()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.None);
        foreach (var address in new[] { path, $"/s/{new string('a', 64)}" })
        {
            using var answer = await guest.GetAsync(address);
            answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            Frames(answer).ShouldBe("frame-ancestors 'none'");
        }
    }

    [Fact]
    public async Task The_sites_of_a_link_may_embed_that_link_alone()
    {
        var (path, _) = await shared.ShareAsync(new() { Embedders = "intranet.example.org\nhttp://wiki:8080" });
        var (other, _) = await shared.ShareAsync(new());
        using (var answer = await guest.GetAsync(path))
            Frames(answer).ShouldBe("frame-ancestors https://intranet.example.org http://wiki:8080");
        using (var answer = await guest.GetAsync(other))
            Frames(answer).ShouldBe("frame-ancestors 'none'");
        using (var answer = await guest.GetAsync("/account/sign-in"))
            Frames(answer).ShouldBe("frame-ancestors 'none'");
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_guest()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.Read);
        using var french = shared.App.Visit("fr");
        var page = await french.ReadAsync(path);
        page.DocumentElement.GetAttribute("lang").ShouldBe("fr");
        page.Body!.TextContent.ShouldContain("Commentaires");
        (await french.ReadAsync($"{path}?lang=en")).DocumentElement.GetAttribute("lang").ShouldBe("en");
        (await french.ReadAsync($"{path}?lang=xx")).DocumentElement.GetAttribute("lang").ShouldBe("en");
    }

    [Fact]
    public async Task Unknown_revoked_expired_and_orphaned_links_answer_the_same_to_the_byte()
    {
        var service = shared.App.Services.GetRequiredService<SharedLinkService>();
        var (revoked, link) = await shared.ShareAsync(new() { Embedders = "intranet.example.org", Password = "open sesame" });
        var (expired, old) = await shared.ShareAsync(new() { ExpiresOn = shared.Ann.Today(TimeProvider.System) });
        await service.RevokeAsync(shared.Ann, link);
        await using var db = await shared.App.OpenDatabaseAsync();
        await db.SharedLinks.Where(row => row.Id == old).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, DateTimeOffset.UnixEpoch));
        var expected = await BytesAsync($"/s/{new string('a', 64)}");
        System.Text.Encoding.UTF8.GetString(expected.Body).ShouldContain("This link leads nowhere");
        foreach (var path in new[] { revoked, expired, "/s/x", $"{revoked}/comment", $"{revoked}/pictures/{Guid.NewGuid()}" })
            (await BytesAsync(path)).ShouldSatisfyAllConditions(answer => answer.Body.ShouldBe(expected.Body, path), answer => answer.Headers.ShouldBe(expected.Headers, path));
        var (orphan, _) = await shared.ShareAsync(new());
        (await guest.StatusOfAsync(orphan)).ShouldBe(HttpStatusCode.OK);
        await db.Members.ExecuteDeleteAsync();
        (await BytesAsync(orphan)).Body.ShouldBe(expected.Body);
        using var posted = await guest.PostAsync($"{revoked}/unlock", ("password", "open sesame"));
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<(byte[] Body, string Headers)> BytesAsync(string path)
        {
            using var answer = await guest.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            return (await answer.Content.ReadAsByteArrayAsync(), string.Join('\n', answer.Headers.Where(header => header.Key is not "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal)));
        }
    }

    [Fact]
    public async Task A_page_follows_the_map_and_the_end_of_its_link_at_once()
    {
        var (path, link) = await shared.ShareAsync(GuestComments.None);
        (await guest.ReadAsync(path)).Body!.TextContent.ShouldContain("Shop");
        var room = (await shared.App.Services.GetRequiredService<JourneyRooms>().OpenAsync(shared.Ann, shared.Journey)).ShouldNotBeNull();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(shared.Shop.Id, TouchpointFields.Set.Between(shared.Shop, shared.Shop with { Name = "Store" })), shared.Ann);
        (await guest.ReadAsync(path)).Body!.TextContent.ShouldContain("Store");
        await shared.App.Services.GetRequiredService<SharedLinkService>().RevokeAsync(shared.Ann, link);
        (await guest.StatusOfAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_comes_compressed_to_who_takes_it_so()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.None, "Action");
        using var client = shared.App.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await client.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        await using var unpacked = new BrotliStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        (await reader.ReadToEndAsync()).ShouldBe(await (await guest.GetAsync(path)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Visits_are_counted_and_what_a_browser_fetches_beforehand_is_none()
    {
        var (path, link) = await shared.ShareAsync(GuestComments.None);
        await guest.StatusOfAsync(path);
        await guest.StatusOfAsync(path);
        using var client = shared.App.CreateClient();
        using var prefetch = new HttpRequestMessage(HttpMethod.Get, path);
        prefetch.Headers.Add("Sec-Purpose", "prefetch");
        (await client.SendAsync(prefetch)).Dispose();
        await shared.App.Services.GetRequiredService<VisitCounter>().WriteAsync();
        await using var db = await shared.App.OpenDatabaseAsync();
        (await db.SharedLinkVisits.SingleAsync()).ShouldSatisfyAllConditions(row => row.LinkId.ShouldBe(link), row => row.Visits.ShouldBe(2));
    }

    [Fact]
    public async Task A_password_is_asked_for_and_its_pass_is_good_for_its_link_alone()
    {
        var (path, link) = await shared.ShareAsync(new() { Password = "open sesame", Lanes = ["Action"], Comments = GuestComments.Write });
        var (other, _) = await shared.ShareAsync(new() { Password = "open sesame" });
        foreach (var address in new[] { path, $"{path}/comment" })
        {
            var page = await guest.ReadAsync(address);
            page.QuerySelector("h1")!.TextContent.ShouldBe("This page needs a password");
            page.DocumentElement.OuterHtml.ShouldNotContain("bike");
        }

        using (var wrong = await guest.PostAsync($"{path}/unlock", ("password", "open sesam")))
        {
            wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await Visitor.ReadAsync(wrong)).QuerySelector("[role=alert]")!.TextContent.ShouldContain("not the password");
        }

        using (var right = await guest.PostAsync($"{path}/unlock", ("password", "open sesame")))
        {
            right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var cookie = right.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
            foreach (var part in new[] { $"link-pass-{link:N}=", "path=/;", "httponly", "samesite=lax" })
                cookie.ShouldContain(part, Case.Insensitive);
        }

        (await guest.ReadAsync(path)).Body!.TextContent.ShouldContain("Tries a bike");
        (await guest.ReadAsync(other)).QuerySelector("h1")!.TextContent.ShouldBe("This page needs a password");
        using var stranger = shared.App.Visit();
        (await stranger.ReadAsync(path)).QuerySelector("h1")!.TextContent.ShouldBe("This page needs a password");
        await using var db = await shared.App.OpenDatabaseAsync();
        (await db.SharedLinks.Where(row => row.Id == link).Select(row => row.PasswordHash).SingleAsync()).ShouldNotBeNull().ShouldNotContain("sesame");
    }

    [Fact]
    public async Task A_network_tries_so_many_passwords_in_a_minute()
    {
        var (path, _) = await shared.ShareAsync(new() { Password = "open sesame" });
        for (var i = 0; i < PasswordsPerMinute; i++)
        {
            using var wrong = await guest.PostAsync($"{path}/unlock", ("password", $"guess {i}"));
            wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        using var refused = await guest.PostAsync($"{path}/unlock", ("password", "open sesame"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await guest.ReadAsync(path)).QuerySelector("h1")!.TextContent.ShouldBe("This page needs a password");
    }

    [Fact]
    public async Task Two_hundred_at_once_all_get_the_page()
    {
        var (path, _) = await shared.ShareAsync(GuestComments.Read, "Action");
        var first = await (await guest.GetAsync(path)).Content.ReadAsStringAsync();
        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using var answer = await guest.GetAsync(path);
            return await answer.Content.ReadAsStringAsync();
        }));
        all.ShouldAllBe(page => page == first);
    }

    [Fact]
    public async Task The_owners_page_is_for_owners()
    {
        await shared.ShareAsync(new() { Note = "For the agency" });
        await shared.App.AddMemberAsync("olga", Role.Owner);
        using var owner = shared.App.Visit();
        (await owner.SignInAsync("olga")).Dispose();
        (await owner.ReadAsync("/shared-links")).Body!.TextContent.ShouldContain("For the agency");
        using var editor = shared.App.Visit();
        (await editor.SignInAsync("ann")).Dispose();
        (await editor.StatusOfAsync("/shared-links")).ShouldNotBe(HttpStatusCode.OK);
    }

    static string Frames(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().Split("; ").Single(rule => rule.StartsWith("frame-ancestors", StringComparison.Ordinal));
}

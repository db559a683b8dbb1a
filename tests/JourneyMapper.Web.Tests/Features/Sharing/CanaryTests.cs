using System.Net;
using AngleSharp.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Sharing;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>
/// A workspace full of texts that no guest may read: each holds a word that nothing else holds. The page of a link, every page below it and every address that stands in them are asked for, and none of these words may come back.
/// </summary>
public sealed class CanaryTests : IAsyncLifetime
{
    const string Canary = "canary";

    SharedApp shared = null!;
    Guid journey, shown, hidden, elsewhere;

    public async ValueTask InitializeAsync()
    {
        shared = await SharedApp.NewAsync();
        var (app, ann) = (shared.App, shared.Ann);
        await app.AddMemberAsync("canary-colleague", Role.Owner);
        await app.AddMemberAsync("canary-stranger", Role.Owner, JourneyDatabase.OtherWorkspace);
        (shown, hidden, elsewhere) = (await PictureAsync(SKColors.Red), await PictureAsync(SKColors.Green), await PictureAsync(SKColors.Blue));

        var other = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "canary-journey",
            Touchpoints = [Touchpoint("canary-touchpoint") with { Action = $"![canary-picture](picture:{elsewhere:N})" }],
        };
        await StoreAsync(new NewJourney(other).About(new Persona { Id = Guid.CreateVersion7(), Name = "canary-other-persona" }));

        var texts = TouchpointFields.Set.All.Where(field => field.IsText && field != TouchpointFields.Name && field != TouchpointFields.Action).Aggregate(Touchpoint("Shop"), (made, field) => field.Write(made, $"canary-{field.Id}"));
        var shop = texts with
        {
            Action = $"Tries a bike ![A bike](picture:{shown:N})",
            Thought = $"canary-thought ![canary-hidden-picture](picture:{hidden:N})",
            Detail = other.Id,
            Owner = ann.Id,
            Kpis = KpiTargets.Parse("nps|4711|5"),
        };
        var own = new OwnLane { Id = Guid.CreateVersion7(), Slot = 1, Name = "canary-own-lane", Rank = Rank.Between(null, null) };
        var map = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "Buying a bike",
            Scenario = "Mia wants to ride to work.",
            Tags = "canary-tag",
            Owner = ann.Id,
            Touchpoints = [shop],
            OwnLanes = [own],
            Goals = [new() { Id = Guid.CreateVersion7(), Rank = Rank.Between(null, null), Title = "canary-goal" }],
            LaneTitles = "Thought: canary-lane-title",
        };
        journey = map.Id;
        await StoreAsync(new NewJourney(map)
        {
            Measured = [new(shop.Id, "nps", [new(new(2026, 11, 1), 4711)])],
        }.About(new Persona { Id = Guid.CreateVersion7(), Name = "canary-persona", Picture = hidden }));

        await using var db = await app.OpenDatabaseAsync();
        await db.Workspaces.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "canary-workspace"));
        await shared.App.Services.GetRequiredService<CommentService>().BeginAsync(ann, journey, CommentPlace.Whole, Guid.CreateVersion7(), "canary-comment", []);
        await shared.App.Services.GetRequiredService<CommentService>().BeginAsync(ann, journey, new(shop.Id, "Thought"), Guid.CreateVersion7(), "canary-comment-on-thought", []);
        db.Audits.Add(new() { Id = Guid.CreateVersion7(), JourneyId = journey, TouchpointId = shop.Id, On = new(2026, 11, 1), AuditorId = ann.Id, Scores = [3, 3, 3, 3, 3, 3], Score = 3, Strengths = "canary-audit", Weaknesses = "", Evidence = "", EvidenceNote = "", RecordedAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        // Whoever made the link, too.
        await db.Members.Where(row => row.Id == ann.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DisplayName, "canary-maker"));
        await db.Accounts.Where(row => db.Members.Any(own => own.Id == ann.Id && own.AccountId == row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, "canary@example.org"));

        Task StoreAsync(NewJourney made) => app.Services.GetRequiredService<JourneyStore>().CreateAsync(ann.Workspace, ann.Id, made);
    }

    public ValueTask DisposeAsync() => shared.DisposeAsync();

    [Fact]
    public async Task A_link_shows_nothing_of_the_workspace_but_what_was_chosen()
    {
        var (path, _) = await shared.ShareAsync(new() { Note = "canary-note", Lanes = ["Action"], ShowsPersonas = false }, journey);
        var seen = await CrawlAsync(path);
        seen.ShouldContainKey($"{path}/pictures/{shown:N}");
        seen[path].ShouldContain("Tries a bike");
        foreach (var (address, text) in seen)
        {
            text.ShouldNotContain(Canary, Case.Insensitive, address);
            text.ShouldNotContain("4711", Case.Insensitive, address);
            text.ShouldNotContain("example.org", Case.Insensitive, address);
        }
    }

    [Fact]
    public async Task Even_with_comments_guests_read_no_name_of_a_member_and_nothing_about_what_they_do_not_see()
    {
        var (path, link) = await shared.ShareAsync(new() { Lanes = ["Action"], ShowsPersonas = false, Comments = GuestComments.Write }, journey);
        var seen = await CrawlAsync(path);
        seen.Keys.ShouldContain(address => address.Contains("/comment?", StringComparison.Ordinal));
        string.Join('\n', seen.Values).Replace("canary-comment<", "", StringComparison.Ordinal).ShouldNotContain(Canary, Case.Insensitive);
    }

    // The test above finds what it is about: with all that can be chosen, its words are there.
    [Fact]
    public async Task What_is_chosen_is_shown()
    {
        await using var db = await shared.App.OpenDatabaseAsync();
        var own = await db.Set<OwnLane>().Select(lane => lane.Id).SingleAsync();
        var (path, _) = await shared.ShareAsync(new() { Lanes = ["Action", "Thought", "Kpis", own.ToString("N")], Comments = GuestComments.Read }, journey);
        var page = (await CrawlAsync(path))[path];
        foreach (var text in new[] { "canary-thought", "canary-own-lane", "canary-lane-title", "canary-persona", "canary-comment-on-thought", "canary-Own1", "4,711" })
            page.ShouldContain(text);
        foreach (var text in new[] { "canary-maker", "canary-other-persona", "canary-journey", "canary-goal", "canary-tag", "canary-Description", "canary-audit", "canary-workspace", "canary-colleague" })
            page.ShouldNotContain(text);
    }

    [Fact]
    public async Task Pictures_are_served_as_far_as_the_link_shows_them_and_nowhere_else()
    {
        using var guest = shared.App.Visit();
        var (path, _) = await shared.ShareAsync(new() { Lanes = ["Action"], ShowsPersonas = false }, journey);
        using (var answer = await guest.GetAsync($"{path}/pictures/{shown:N}"))
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.OK, "image/jpeg"));
        foreach (var picture in new[] { hidden, elsewhere, Guid.NewGuid() })
            (await guest.StatusOfAsync($"{path}/pictures/{picture:N}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var picture in new[] { shown, hidden })
            (await guest.StatusOfAsync($"/pictures/{picture:N}")).ShouldNotBe(HttpStatusCode.OK);
        var (locked, _) = await shared.ShareAsync(new() { Lanes = ["Action"], Password = "open sesame" }, journey);
        (await guest.StatusOfAsync($"{locked}/pictures/{shown:N}")).ShouldBe(HttpStatusCode.NotFound);
        var (withPersonas, _) = await shared.ShareAsync(new() { Lanes = ["Action"] }, journey);
        (await guest.StatusOfAsync($"{withPersonas}/pictures/{hidden:N}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Neither_members_nor_their_programs_read_a_token()
    {
        var (path, link) = await shared.ShareAsync(new() { Note = "For the agency" }, journey);
        await using var db = await shared.App.OpenDatabaseAsync();
        var row = await db.SharedLinks.SingleAsync(each => each.Id == link);
        using var ann = shared.App.Visit();
        await db.Accounts.Where(row => db.Members.Any(own => own.Id == shared.Ann.Id && own.AccountId == row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, "ann@example.org"));
        (await ann.SignInAsync("ann")).Dispose();
        foreach (var address in new[] { $"/journeys/{journey}", "/", "/account", "/activity" })
        {
            using var answer = await ann.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain(path[3..], Case.Insensitive, address);
            text.ShouldNotContain(Convert.ToHexString(row.TokenHash), Case.Insensitive, address);
        }

        var token = (await shared.App.Services.GetRequiredService<AccessTokenService>().CreateAsync(shared.Ann, Guid.CreateVersion7(), "Reports", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>().Text;
        using var program = shared.App.CreateClient();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        foreach (var address in new[] { "/api/v1/touchpoints", "/api/v1/experiments" })
        {
            using var answer = await program.GetAsync(new Uri(address, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(path[3..], Case.Insensitive, address);
        }
    }

    // Every address that stands in a page, and in the pages behind it; what leads away from the application is left out.
    async Task<Dictionary<string, string>> CrawlAsync(string path)
    {
        using var guest = shared.App.Visit();
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        Queue<string> next = new([path]);
        while (next.TryDequeue(out var address))
        {
            if (seen.ContainsKey(address))
                continue;
            using var answer = await guest.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            seen[address] = $"{answer.Headers}{answer.Content.Headers}{await answer.Content.ReadAsStringAsync()}";
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (var element in (await Visitor.ReadAsync(answer)).QuerySelectorAll("[href], [src], [action]"))
                if ((element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action"))!.Split('#')[0] is ['/', ..] found && !(element.LocalName == "form" && found.Contains("/unlock", StringComparison.Ordinal)))
                    next.Enqueue(found);
        }

        return seen;
    }

    async Task<Guid> PictureAsync(SKColor colour)
    {
        using var bitmap = new SKBitmap(40, 30);
        bitmap.Erase(colour);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var kept = await shared.App.Services.GetRequiredService<PictureStore>().KeepAsync(shared.Ann, png.ToArray(), UploadedPicture.TextSide);
        return kept.Id.ShouldNotBeNull();
    }

    static Touchpoint Touchpoint(string name) => new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = name, Rank = Rank.Between(null, null) };
}

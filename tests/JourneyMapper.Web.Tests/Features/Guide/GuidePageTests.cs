using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Tests.Features.Accounts;

namespace JourneyMapper.Web.Tests.Features.Guide;

public sealed class GuidePageTests
{
    [Theory]
    [InlineData("en", "How to use JourneyMapper", "First steps", "Passkeys")]
    [InlineData("fr", "Utiliser JourneyMapper", "Premiers pas", "Les clés d’accès")]
    public async Task Members_read_the_guide_in_their_language(string language, string title, string section, string place)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = await SignedInAsync(app, language);
        var all = await visitor.ReadAsync("/guide");
        all.QuerySelector("h1")!.TextContent.ShouldBe(title);
        all.QuerySelectorAll(".guide-overview h2").Select(heading => heading.TextContent).First().ShouldBe(section);

        var first = await visitor.ReadAsync("/guide/first-steps");
        first.QuerySelector("h1")!.TextContent.ShouldBe(section);
        first.QuerySelector(".guide-contents [aria-current]")!.TextContent.ShouldBe(section);
        first.QuerySelectorAll(".guide-contents li li").Select(link => link.TextContent).ShouldContain(place);
        first.QuerySelector("[rel=prev]").ShouldBeNull();
        first.QuerySelector("[rel=next]")!.GetAttribute("href").ShouldBe("/guide/drawing");
        first.QuerySelector(".user-menu a[href='/guide']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_list_at_the_top_of_the_file_names_every_section_in_its_order(string language)
    {
        var lines = File.ReadAllLines(Path.Combine(JourneyMapper.Testing.Repository.Root, "docs", "guide", $"{language}.md"));

        lines.Where(line => char.IsAsciiDigit(line.FirstOrDefault()) && line.Contains("](#", StringComparison.Ordinal)).Select(line => line.Split('[', ']')[1])
            .ShouldBe(lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
    }

    [Fact]
    public async Task Every_link_and_every_picture_of_the_guide_leads_somewhere()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = await SignedInAsync(app, "fr");
        var overview = await visitor.ReadAsync("/guide");
        var pages = new Dictionary<string, IHtmlDocument>(StringComparer.Ordinal) { ["/guide"] = overview };
        foreach (var path in overview.QuerySelectorAll(".guide-overview a").Select(link => link.GetAttribute("href")!))
            pages[path] = await visitor.ReadAsync(path);
        pages.Count.ShouldBe(35);

        foreach (var (path, page) in pages)
        {
            page.QuerySelector("h1")!.TextContent.ShouldNotBeEmpty(path);
            foreach (var link in page.QuerySelectorAll(".guide a").Select(link => link.GetAttribute("href")!).Where(link => !link.Contains("/pictures/", StringComparison.Ordinal)))
            {
                var parts = link.Split('#');
                pages.ShouldContainKey(parts[0], $"{path} links to {link}");
                if (parts.Length > 1)
                    pages[parts[0]].GetElementById(Uri.UnescapeDataString(parts[1])).ShouldNotBeNull($"{path} links to {link}");
            }

            foreach (var picture in page.QuerySelectorAll(".guide-text img"))
            {
                picture.GetAttribute("alt").ShouldNotBeNullOrEmpty(path);
                picture.HasAttribute("width").ShouldBeTrue(path);
                using var file = await visitor.GetAsync(picture.GetAttribute("src")!);
                file.StatusCode.ShouldBe(HttpStatusCode.OK, picture.OuterHtml);
                file.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
                file.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
            }
        }

        pages.Values.Sum(page => page.QuerySelectorAll(".guide-text img").Length).ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("/guide/pictures/map.en.png?v=other", HttpStatusCode.NotFound)]
    [InlineData("/guide/pictures/..%2fen.md", HttpStatusCode.NotFound)]
    [InlineData("/guide/pictures/journeys.en.png?v=other", HttpStatusCode.OK)]
    public async Task Only_pictures_are_served_and_kept_only_by_their_version(string path, HttpStatusCode status)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = await SignedInAsync(app, "en");
        using var response = await visitor.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        (response.Headers.CacheControl?.MaxAge ?? TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_search_finds_words_without_their_accents_and_marks_them()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = await SignedInAsync(app, "fr");
        var page = await visitor.ReadAsync("/guide?q=PROPRIETAIRE");
        page.QuerySelectorAll("mark").Select(mark => mark.TextContent).ShouldContain("propriétaire");
        page.QuerySelector<IHtmlInputElement>("input[name=q]")!.Value.ShouldBe("PROPRIETAIRE");
    }

    [Fact]
    public async Task What_is_searched_for_is_text_and_nothing_else()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = await SignedInAsync(app, "en");
        var page = await visitor.ReadAsync($"/guide?q={Uri.EscapeDataString("<b id=typed>")}");
        page.GetElementById("typed").ShouldBeNull();
        page.QuerySelector("h1")!.TextContent.ShouldBe("Nothing found for “<b id=typed>”");
        page.QuerySelector(".guide-nothing a[href='/guide']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("en", "No such section")]
    [InlineData("fr", "Section introuvable")]
    public async Task A_section_that_does_not_exist_is_not_found_and_leads_to_the_guide(string language, string title)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = await SignedInAsync(app, language);
        using var response = await visitor.GetAsync("/guide/nothing");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await Visitor.ReadAsync(response);
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.QuerySelector(".guide-main a.mud-button[href='/guide']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/guide")]
    [InlineData("/guide/roles")]
    public async Task Strangers_sign_in_first(string path)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        using var response = await visitor.GetAsync(path);
        visitor.TargetOf(response).ShouldBe($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
    }

    static async Task<Visitor> SignedInAsync(AccountsApp app, string language)
    {
        await app.AddMemberAsync("mia", Role.Viewer, language: language);
        var visitor = app.Visit(language);
        (await visitor.SignInAsync("mia")).Dispose();
        return visitor;
    }
}

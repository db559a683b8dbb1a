using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace JourneyMapper.Web.Tests.Features.Export;

/// <summary>Maps as PNG and SVG, by address.</summary>
public sealed class ImageEndpointTests
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_read_a_journey_gets_its_pictures_and_it_is_written_down()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 1, 1, 1, 1) with { Title = "Acheter un vélo / à Nîmes" });
        await app.AddMemberAsync("zoe", Role.Viewer, language: "fr");
        using var visitor = app.Visit("fr");
        (await visitor.SignInAsync("zoe")).Dispose();

        foreach (var format in ImageFormat.All)
        {
            using var response = await visitor.GetAsync($"/{format.AddressOf(journey)}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, format.Extension);
            response.Content.Headers.ContentType!.ToString().ShouldBe(format.ContentType);
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"Acheter un vélo - à Nîmes.{format.Extension}");
        }

        await using var db = await app.OpenDatabaseAsync();
        var written = await db.Activities.Where(activity => activity.JourneyId == journey && activity.Kind == ActivityKind.Exported).OrderBy(activity => activity.Id).Select(activity => activity.Value).ToListAsync(Cancellation);
        written.ShouldBe([nameof(ExportedFile.MapPng), nameof(ExportedFile.MapSvg)]);
        // What the dialog shows beforehand leaves the application in nobody's hands.
        (await visitor.StatusOfAsync($"/journeys/{journey}/preview.png")).ShouldBe(HttpStatusCode.OK);
        (await db.Activities.CountAsync(activity => activity.Kind == ActivityKind.Exported, Cancellation)).ShouldBe(2);
    }

    [Fact]
    public async Task To_others_a_journey_is_not_there_and_strangers_sign_in_first()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 0, 0, 0, 0));
        var hidden = await AddAsync(app, Maps.Of(1, 0, 0, 0, 0));
        await using (var db = await app.OpenDatabaseAsync())
            await db.Journeys.Where(row => row.Id == hidden).ExecuteUpdateAsync(row => row.SetProperty(each => each.IsPrivate, true), Cancellation);
        await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        using var stranger = app.Visit();
        using var other = app.Visit();
        (await other.SignInAsync("otto")).Dispose();
        using var colleague = await SignedInAsync(app);

        foreach (var file in new[] { "export.png", "export.svg", "preview.png" })
        {
            // Even whether the options are sound is nothing to tell.
            foreach (var query in new[] { "", "?background=red" })
                (await other.StatusOfAsync($"/journeys/{journey}/{file}{query}")).ShouldBe(HttpStatusCode.NotFound);
            (await colleague.StatusOfAsync($"/journeys/{hidden}/{file}")).ShouldBe(HttpStatusCode.NotFound);
            (await colleague.StatusOfAsync($"/journeys/{Guid.NewGuid()}/{file}")).ShouldBe(HttpStatusCode.NotFound);
            using var led = await stranger.GetAsync($"/journeys/{journey}/{file}");
            stranger.TargetOf(led).ShouldStartWith("/account/sign-in");
        }
    }

    [Theory]
    [InlineData("export.png?scale=3", "“3” is no value for “scale”. Possible: 1, 2.")]
    [InlineData("export.png?scale=1&scale=2", "“1,2” is no value for “scale”. Possible: 1, 2.")]
    [InlineData("export.png?background=red", "“red” is no value for “background”. Possible: white, transparent.")]
    [InlineData("export.png?paper=a4", "There is no option “paper”.")]
    [InlineData("export.svg?scale=2", "There is no option “scale”.")]
    public async Task Options_that_are_not_known_are_refused_by_name(string file, string sentence)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 0, 0, 0, 0));
        using var visitor = await SignedInAsync(app);

        await ShouldRefuseAsync(visitor, $"/journeys/{journey}/{file}", sentence);
    }

    [Fact]
    public async Task A_png_is_sharp_and_white_unless_somebody_wants_it_otherwise()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var journey = await AddAsync(app, Maps.Of(1, 1, 0, 1, 1));
        using var visitor = await SignedInAsync(app);

        using var usual = await BitmapAsync(visitor, $"/journeys/{journey}/export.png");
        using var single = await BitmapAsync(visitor, $"/journeys/{journey}/export.png?scale=1&background=white");
        using var clear = await BitmapAsync(visitor, $"/journeys/{journey}/export.png?scale=1&background=transparent");

        (usual.Width, usual.Height).ShouldBe((2 * single.Width, 2 * single.Height));
        usual.GetPixel(3, 3).ShouldBe(SKColors.White);
        (clear.Width, clear.Height).ShouldBe((single.Width, single.Height));
        clear.GetPixel(3, 3).Alpha.ShouldBe((byte)0);
        clear.Pixels.Count(pixel => pixel is { Alpha: 255, Red: < 80 }).ShouldBeGreaterThan(1000, "letters");
    }

    [Fact]
    public async Task A_map_that_is_too_large_is_drawn_at_the_scale_that_fits_or_refused_with_what_helps()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var large = await AddAsync(app, Maps.Of(60, 60, 60, 60, 60));
        var largest = await AddAsync(app, Maps.Of([200, 200, 200, 200, 200], touchpoint => touchpoint with { Thought = new string('w', 900) }));
        using var visitor = await SignedInAsync(app);

        using var fitting = await BitmapAsync(visitor, $"/journeys/{large}/export.png");
        ((long)fitting.Width * fitting.Height).ShouldBeInRange(25_000_000, 100_000_000);
        var expected = string.Create(CultureInfo.GetCultureInfo("en"), $"At 2× the picture would have {2 * fitting.Width:N0} × {2 * fitting.Height:N0} pixels, and 100 million are the most. 1× fits.");
        await ShouldRefuseAsync(visitor, $"/journeys/{large}/export.png?scale=2", expected);
        foreach (var query in new[] { "", "?scale=1" })
            await ShouldRefuseAsync(visitor, $"/journeys/{largest}/export.png{query}", "The map is too large for a PNG: at 1× it would have", "Export it as SVG or PDF.");
        using var small = await BitmapAsync(visitor, $"/journeys/{largest}/preview.png");
        small.Width.ShouldBe(1200);
    }

    [Theory]
    [InlineData("MaximumPdfLength", "1000", HttpStatusCode.ServiceUnavailable)]
    [InlineData("Timeout", "00:00:00.001", HttpStatusCode.GatewayTimeout)]
    public async Task A_picture_that_becomes_too_large_or_takes_too_long_is_told_as_such(string limit, string value, HttpStatusCode status)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(($"JourneyMapper:Printing:{limit}", value));
        var journey = await AddAsync(app, Maps.Of(20, 20, 20, 20, 20));
        using var visitor = await SignedInAsync(app);

        foreach (var format in ImageFormat.All)
            (await visitor.StatusOfAsync($"/{format.AddressOf(journey)}")).ShouldBe(status);
    }

    [Fact]
    public async Task An_svg_is_sound_xml_without_a_script_and_texts_of_people_are_only_texts_in_it()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var own = new OwnLane { Id = Guid.CreateVersion7(), Slot = 1, Name = "Own & <mine>", Rank = Rank.Between(null, null) };
        var map = Maps.Of([1, 1, 0, 0, 1], touchpoint => own.Cells().Write(touchpoint with { Thought = "<script>alert(\"1\")</script> & ' ]]> \u0001", Action = "see [here](javascript:alert(1)) or [there](https://example.org/?a=1&b=2)" }, "Own words"));
        var journey = await AddAsync(app, map with { Title = "A <b>bike</b> & more", Scenario = "Mia \"rides\" to work.", OwnLanes = [own] });
        using var visitor = await SignedInAsync(app);

        using var response = await visitor.GetAsync($"/journeys/{journey}/export.svg");
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        var svg = XDocument.Load(reader).Root!;

        XNamespace space = "http://www.w3.org/2000/svg";
        svg.Name.ShouldBe(space + "svg");
        svg.Element(space + "title")!.Value.ShouldBe("A <b>bike</b> & more");
        svg.Element(space + "desc")!.Value.ShouldBe("Mia \"rides\" to work. A customer journey map with 3 touchpoints.");
        var said = svg.Descendants().Select(element => (string?)element.Attribute("aria-label")).OfType<string>().ToList();
        said.ShouldContain("Own & <mine>");
        said.ShouldContain("Own words");
        said.ShouldContain("Awareness");
        said.ShouldContain(line => line.Contains("<script>", StringComparison.Ordinal));
        said.ShouldNotContain(line => line.Contains("Page 1", StringComparison.Ordinal));
        svg.Descendants().Select(element => element.Name.LocalName).Distinct().ShouldBeSubsetOf(["title", "desc", "defs", "g", "path", "rect", "use", "a", "clipPath", "linearGradient", "stop", "image"]);
        svg.Descendants().Attributes().ShouldNotContain(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        svg.Descendants().Attributes("href").Select(attribute => attribute.Value).ShouldAllBe(address => address.StartsWith('#') || address == "https://example.org/?a=1&b=2");
        svg.Descendants(space + "use").Select(use => use.Attribute("href")!.Value[1..]).ShouldBeSubsetOf(svg.Element(space + "defs")!.Elements().Select(shape => shape.Attribute("id")!.Value));
    }

    static async Task ShouldRefuseAsync(Visitor visitor, string address, params string[] sentences)
    {
        using var response = await visitor.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var detail = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("detail").GetString()!;
        foreach (var sentence in sentences)
            detail.ShouldContain(sentence);
    }

    static async Task<SKBitmap> BitmapAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    static async Task<Guid> AddAsync(AccountsApp app, Journey journey)
    {
        await app.Services.StoreAsync(journey);
        return journey.Id;
    }

    static async Task<Visitor> SignedInAsync(AccountsApp app)
    {
        await app.AddMemberAsync("zoe", Role.Viewer);
        var visitor = app.Visit();
        (await visitor.SignInAsync("zoe")).Dispose();
        return visitor;
    }
}

using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>What the list finds, and in which order.</summary>
public sealed class JourneyListTests : IAsyncLifetime
{
    private Shelf _shelf = null!;

    public async ValueTask InitializeAsync() => _shelf = await Shelf.NewAsync();

    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    [Fact]
    public async Task Another_workspace_sees_none_of_them()
    {
        await _shelf.PutAsync("Ours");
        await _shelf.PutAsync("Theirs", author: Shelf.Stranger());
        (await _shelf.TitlesAsync()).ShouldBe(["Ours"]);
        (await _shelf.TitlesAsync("heirs")).ShouldBeEmpty();
        (await _shelf.List.FindAsync(JourneyDatabase.OtherWorkspace, null, JourneySort.Title, 10)).Journeys.ShouldHaveSingleItem().Title.ShouldBe("Theirs");
    }

    [Theory]
    [InlineData("bike", "Buying a road bike")]
    [InlineData("ROAD buy", "Buying a road bike")]
    [InlineData("velo", "Un vélo d’été")]
    [InlineData("VÉLO été", "Un vélo d’été")]
    [InlineData("ete", "Un vélo d’été")]
    [InlineData("weekend", "Buying a road bike")]
    [InlineData("Ölçer", "Un vélo d’été")]
    [InlineData("100%", "100% off_season \\ sale")]
    [InlineData("%", "100% off_season \\ sale")]
    [InlineData("_", "100% off_season \\ sale")]
    [InlineData("\\", "100% off_season \\ sale")]
    [InlineData("f_s", "100% off_season \\ sale")]
    public async Task A_search_finds_words_as_they_are(string search, string title)
    {
        await _shelf.PutAsync("Buying a road bike", "First serious bike", "Tom, weekend rider");
        await _shelf.PutAsync("Un vélo d’été", persona: "Ölçer");
        await _shelf.PutAsync("100% off_season \\ sale");
        (await _shelf.TitlesAsync(search)).ShouldBe([title]);
    }

    [Theory]
    [InlineData("bike car")]
    [InlineData("b%e")]
    [InlineData("b_ke")]
    [InlineData("'; DROP TABLE \"Journeys\"; --")]
    [InlineData("{0}")]
    [InlineData("\ud83d")]
    public async Task A_search_finds_nothing_else(string search)
    {
        await _shelf.PutAsync("Buying a road bike");
        (await _shelf.TitlesAsync(search)).ShouldBeEmpty();
        (await _shelf.TitlesAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("\0\u0007")]
    public async Task A_search_for_nothing_finds_all(string? search)
    {
        await _shelf.PutAsync("Buying a road bike");
        (await _shelf.TitlesAsync(search)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_is_sorted_by_the_latest_change_by_the_alphabet_or_by_size()
    {
        await _shelf.PutAsync("zebra", touchpoints: 2);
        await _shelf.PutAsync("Étoile", touchpoints: 7);
        await _shelf.PutAsync("Apple", touchpoints: 0);
        await _shelf.PutAsync("father", touchpoints: 4);
        (await _shelf.TitlesAsync(sort: JourneySort.Changed)).ShouldBe(["father", "Apple", "Étoile", "zebra"]);
        (await _shelf.TitlesAsync(sort: JourneySort.Title)).ShouldBe(["Apple", "Étoile", "father", "zebra"]);
        (await _shelf.TitlesAsync(sort: JourneySort.Touchpoints)).ShouldBe(["Étoile", "father", "zebra", "Apple"]);
    }

    [Fact]
    public async Task A_summary_tells_who_changed_it_how_large_it_is_and_how_it_feels()
    {
        var marie = new Member { WorkspaceId = JourneyDatabase.Workspace, DisplayName = "Marie", Role = Role.Editor, Language = "en", UserName = "marie" };
        await using (var db = await _shelf.Contexts.CreateDbContextAsync())
        {
            db.Users.Add(marie);
            await db.SaveChangesAsync();
        }

        await _shelf.PutAsync("Empty");
        await _shelf.PutAsync("Full", "Who wants what", "Tom", touchpoints: 5, new(marie.Id, JourneyDatabase.Workspace, "", Role.Editor));
        var journeys = (await _shelf.List.FindAsync(JourneyDatabase.Workspace, null, JourneySort.Changed, 10)).Journeys;
        var full = journeys[0];
        (full.Title, full.Scenario, full.Persona, full.Touchpoints, full.ChangedBy, full.TrashedAt).ShouldBe(("Full", "Who wants what", "Tom", 5, "Marie", null));
        full.Feelings.ShouldBe([[], [], [-2, -1, 0, 1, 2], [], []]);
        (journeys[1].Touchpoints, journeys[1].ChangedBy).ShouldBe((0, ""));
        journeys[1].Feelings.ShouldBe([[], [], [], [], []]);
    }

    [Fact]
    public async Task A_page_says_how_many_there_are_beyond_it()
    {
        for (var i = 0; i < 5; i++)
            await _shelf.PutAsync($"Journey {i}");
        var page = await _shelf.List.FindAsync(JourneyDatabase.Workspace, "journey", JourneySort.Title, 3);
        (page.Journeys.Count, page.Total).ShouldBe((3, 5));
        (await _shelf.List.FindAsync(JourneyDatabase.Workspace, "journey", JourneySort.Title, 9)).Total.ShouldBe(5);
    }
}

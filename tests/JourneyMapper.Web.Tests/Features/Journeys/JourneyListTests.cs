using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>What the list finds, and in which order.</summary>
public sealed class JourneyListTests : IAsyncLifetime
{
    Shelf shelf = null!;

    public async ValueTask InitializeAsync() => shelf = await Shelf.NewAsync();

    public ValueTask DisposeAsync() => shelf.DisposeAsync();

    [Fact]
    public async Task Another_workspace_sees_none_of_them()
    {
        await shelf.PutAsync("Ours");
        await shelf.PutAsync("Theirs", author: Shelf.Stranger());
        (await shelf.TitlesAsync()).ShouldBe(["Ours"]);
        (await shelf.TitlesAsync("heirs")).ShouldBeEmpty();
        (await shelf.List.FindAsync(JourneyDatabase.OtherReader, new(null, JourneySort.Title), 10)).Journeys.ShouldHaveSingleItem().Title.ShouldBe("Theirs");
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
        await shelf.PutAsync("Buying a road bike", "First serious bike", "Tom, weekend rider");
        await shelf.PutAsync("Un vélo d’été", persona: "Ölçer");
        await shelf.PutAsync("100% off_season \\ sale");
        (await shelf.TitlesAsync(search)).ShouldBe([title]);
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
        await shelf.PutAsync("Buying a road bike");
        (await shelf.TitlesAsync(search)).ShouldBeEmpty();
        (await shelf.TitlesAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("\0\u0007")]
    public async Task A_search_for_nothing_finds_all(string? search)
    {
        await shelf.PutAsync("Buying a road bike");
        (await shelf.TitlesAsync(search)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_is_sorted_by_the_latest_change_by_the_alphabet_or_by_size()
    {
        await shelf.PutAsync("zebra", touchpoints: 2);
        await shelf.PutAsync("Étoile", touchpoints: 7);
        await shelf.PutAsync("Apple", touchpoints: 0);
        await shelf.PutAsync("father", touchpoints: 4);
        (await shelf.TitlesAsync(sort: JourneySort.Changed)).ShouldBe(["father", "Apple", "Étoile", "zebra"]);
        (await shelf.TitlesAsync(sort: JourneySort.Title)).ShouldBe(["Apple", "Étoile", "father", "zebra"]);
        (await shelf.TitlesAsync(sort: JourneySort.Touchpoints)).ShouldBe(["Étoile", "father", "zebra", "Apple"]);
    }

    [Fact]
    public async Task A_summary_tells_who_changed_it_how_large_it_is_and_how_it_feels()
    {
        var marie = new Member { WorkspaceId = JourneyDatabase.Workspace, DisplayName = "Marie", Role = Role.Editor, Language = "en", Account = new() { UserName = "marie" } };
        await using (var db = await shelf.Contexts.CreateDbContextAsync())
        {
            db.Members.Add(marie);
            await db.SaveChangesAsync();
        }

        await shelf.PutAsync("Empty");
        await shelf.PutAsync("Full", "Who wants what", "Tom", touchpoints: 5, new(marie.Id, JourneyDatabase.Workspace, "", Role.Editor));
        var journeys = (await shelf.List.FindAsync(JourneyDatabase.Reader, new(null, JourneySort.Changed), 10)).Journeys;
        var full = journeys[0];
        (full.Title, full.Scenario, full.Personas, full.Touchpoints, full.ChangedBy, full.TrashedAt).ShouldBe(("Full", "Who wants what", "Tom", 5, "Marie", null));
        full.Feelings.ShouldBe([[], [], [-2, -1, 0, 1, 2], [], []]);
        (journeys[1].Touchpoints, journeys[1].ChangedBy).ShouldBe((0, ""));
        journeys[1].Feelings.ShouldBe([[], [], [], [], []]);
    }

    [Fact]
    public async Task A_page_says_how_many_there_are_beyond_it()
    {
        for (var i = 0; i < 5; i++)
            await shelf.PutAsync($"Journey {i}");
        var page = await shelf.List.FindAsync(JourneyDatabase.Reader, new("journey", JourneySort.Title), 3);
        (page.Journeys.Count, page.Total).ShouldBe((3, 5));
        (await shelf.List.FindAsync(JourneyDatabase.Reader, new("journey", JourneySort.Title), 9)).Total.ShouldBe(5);
    }

    [Fact]
    public async Task It_is_narrowed_to_what_is_or_to_what_shall_be()
    {
        await shelf.PutAsync("As it is");
        var future = await shelf.PutAsync("As it shall be");
        await using (var db = await shelf.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == future).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, JourneyState.Future));
        (await TitlesAsync(JourneyState.Future)).ShouldBe(["As it shall be"]);
        (await TitlesAsync(JourneyState.Current)).ShouldBe(["As it is"]);
        (await TitlesAsync(null)).ShouldBe(["As it shall be", "As it is"]);

        async Task<IEnumerable<string>> TitlesAsync(JourneyState? state) =>
            (await shelf.List.FindAsync(JourneyDatabase.Reader, new(State: state), 10)).Journeys.Select(journey => journey.Title);
    }
}

using System.Collections.Concurrent;
using Bunit;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Tests.Live;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Shared.Ui;

/// <summary>A search tells when the typing pauses, and its answers never take back what was typed meanwhile.</summary>
public sealed class SearchBoxTests : UiContext
{
    readonly ManualClock clock = new(DateTimeOffset.UnixEpoch);
    readonly ConcurrentQueue<string> told = new();
    readonly IRenderedComponent<SearchBox> box;

    public SearchBoxTests()
    {
        Services.AddSingleton<TimeProvider>(clock);
        box = Render<SearchBox>(parameters => parameters.Add(search => search.Label, "Search journeys").Add(search => search.Search, "").Add(search => search.OnSearch, told.Enqueue));
    }

    [Fact]
    public async Task It_tells_once_after_a_pause()
    {
        Type("b");
        Type("bi");
        Type("bike");
        told.ShouldBeEmpty();
        Pause();
        await ToldAsync("bike");
    }

    [Fact]
    public async Task An_answer_that_comes_late_leaves_what_was_typed_since()
    {
        Type("bi");
        Pause();
        await ToldAsync("bi");
        Type("bike");
        Pause();
        await ToldAsync("bi", "bike");
        Answer("bi");
        Text.ShouldBe("bike");
        Answer("bike");
        Text.ShouldBe("bike");
    }

    [Fact]
    public async Task An_answer_that_comes_while_one_types_on_leaves_what_was_typed_since()
    {
        Type("bi");
        Pause();
        await ToldAsync("bi");
        Type("bike");
        Answer("bi");
        Text.ShouldBe("bike");
        Pause();
        await ToldAsync("bi", "bike");
    }

    [Fact]
    public async Task A_change_from_elsewhere_replaces_the_text()
    {
        Type("bike");
        Pause();
        await ToldAsync("bike");
        Answer("bike");
        Answer("");
        Text.ShouldBe("");
    }

    [Fact]
    public void It_has_a_name() => box.Find("input").GetAttribute("aria-label").ShouldBe("Search journeys");

    // Telling draws nothing, so there is no drawing to wait for.
    Task ToldAsync(params string[] words) => Wait.UntilAsync(() => told.SequenceEqual(words));

    string Text => box.Find("input").GetAttribute("value") ?? "";

    void Type(string text) => box.Find("input").Input(text);

    void Pause() => clock.Wait(TimeSpan.FromMilliseconds(250));

    void Answer(string search) => box.Render(parameters => parameters.Add(shown => shown.Search, search));
}

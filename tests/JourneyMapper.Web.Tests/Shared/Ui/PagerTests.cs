using Bunit;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Shared.Ui;

/// <summary>Turning the pages of a long list.</summary>
public sealed class PagerTests : UiContext
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 3)]
    [InlineData(9, 0, 3)]
    public async Task It_turns_to_pages_that_there_are_even_when_a_click_comes_late(int page, int button, int expected)
    {
        var turned = 0;
        var pager = Render<Pager>(with => with.Add(p => p.Page, page).Add(p => p.PageSize, 50).Add(p => p.Total, 101).Add(p => p.OnPage, to => turned = to));
        await pager.FindAll("button")[button].ClickAsync(new());
        turned.ShouldBe(expected);
    }
}

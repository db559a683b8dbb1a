using Bunit;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

public sealed class IconTests : BunitContext
{
    [Fact]
    public void An_icon_is_hidden_from_screen_readers_and_never_translated() =>
        Render<Icon>(parameters => parameters.Add(icon => icon.Name, "add").Add(icon => icon.Class, "big"))
            .MarkupMatches("""<span class="icon big" aria-hidden="true" translate="no">add</span>""");
}

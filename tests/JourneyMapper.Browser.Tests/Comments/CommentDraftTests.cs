using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using static JourneyMapper.Browser.Tests.Comments.CommentsTests;

namespace JourneyMapper.Browser.Tests.Comments;

/// <summary>A comment is not lost while it is written, whatever happens.</summary>
[Collection(RunningApplication.AloneCollection)]
public sealed class CommentDraftTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task What_is_typed_survives_a_reload_and_a_closed_panel_and_is_sent_once_on_a_line_that_was_away() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var vera = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer)), journey.Id);
        await vera.Touchpoint("Ad").Locator("[data-field=Thought]").ClickAsync(new() { Button = MouseButton.Right });
        await vera.Page.GetByRole(AriaRole.Menuitem, new() { Name = AccessibleNames.Comment }).ClickAsync();
        await Expect(NewComment(vera)).ToBeFocusedAsync();
        await vera.Page.Keyboard.TypeAsync("Half a thou");
        await vera.Panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(vera.Panel).ToHaveCountAsync(0);
        await vera.Page.EvaluateAsync("document.body.dataset.reloading = 'true'");
        await vera.Page.ReloadAsync();
        await vera.Visitor.MapIsReadyAsync();
        await Expect(NewComment(vera)).ToHaveValueAsync("Half a thou");
        await Expect(vera.Panel.GetByLabel("About")).ToHaveValueAsync($"{await IdOfAsync(vera, "Ad")}/Thought");

        await NewComment(vera).FillAsync("A whole thought");
        vera.Visitor.ErrorsExpected = true;
        await Application.WithoutDatabaseAsync(async () =>
        {
            await vera.Page.Keyboard.PressAsync("Control+Enter");
            await Expect(vera.Panel.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not sent yet" })).ToBeVisibleAsync();
        });
        await Expect(NewComment(vera)).ToHaveValueAsync("", new() { Timeout = 60_000 });
        await Expect(Thread(vera, "A whole thought")).ToHaveCountAsync(1);
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await ann.Button(AccessibleNames.Comments).ClickAsync();
        await Expect(Thread(ann, "A whole thought")).ToHaveCountAsync(1);
    });
}

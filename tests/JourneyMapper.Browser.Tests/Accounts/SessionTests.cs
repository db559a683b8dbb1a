using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>What happens to open pages when the rights they were opened with end.</summary>
public sealed class SessionTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Signing_out_in_one_tab_ends_the_others_at_once_and_nothing_typed_is_lost() => WhileWritingAsync(async (ann, _) =>
    {
        var other = await ann.Page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await other.Locator("details.user-menu > summary").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await other.WaitForURLAsync("**/account/sign-in*");
    });

    [Fact]
    public Task A_member_who_is_removed_writes_nothing_more_and_nothing_typed_is_lost() =>
        WhileWritingAsync((ann, _) => Application.RemoveAsync(ann.Person!));

    [Fact]
    public Task A_page_without_unsaved_texts_leads_to_the_sign_in_page() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/coverage");
        await Application.RemoveAsync(ann.Person!);
        await ann.Page.WaitForURLAsync("**/account/sign-in?returnUrl=*coverage*");
    });

    [Fact]
    public Task What_waits_in_a_tab_is_not_sent_as_whoever_signs_in_next_and_is_sent_when_its_member_is_back() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var (ann, bob) = (await Application.NewMemberAsync(), await Application.NewMemberAsync());
        var line = LineTo(Application.Address, TimeSpan.FromMilliseconds(1));
        var map = await Map.OpenAsync(await ArriveAsync(line.Address, ann), journey.Id);
        map.Visitor.ErrorsExpected = true;
        map.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        line.Hold();
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync("Shop of Ann");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.WaitForFunctionAsync("Object.keys(sessionStorage).some(name => name.endsWith('-outbox'))");

        // In another tab she signs out, and Bob signs in.
        await SignOutAsync();
        await map.Visitor.SignInAsync(bob, Application.Address);
        line.Release();
        await Expect(map.Page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await map.Visitor.OpenMapAsync(journey.Id);
        await Expect(map.Card("Store")).ToBeVisibleAsync();
        await Expect(map.Page.GetByText("Shop of Ann")).ToHaveCountAsync(0);
        (await Application.StoredAsync(journey.Id)).Revision.ShouldBe(0);

        await SignOutAsync();
        await map.Visitor.SignInAsync(ann, Application.Address);
        await map.Visitor.OpenMapAsync(journey.Id);
        await map.ShouldHoldAsync("Decision", "Shop of Ann");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Revision.ShouldBe(1);

        async Task SignOutAsync()
        {
            var other = await map.Page.Context.NewPageAsync();
            await other.GotoAsync(Application.Address.AbsoluteUri);
            await other.Locator("details.user-menu > summary").ClickAsync();
            await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
            await other.WaitForURLAsync("**/account/sign-in*");
            await other.CloseAsync();
        }
    });

    /// <summary>Somebody writes in a cell when their rights end.</summary>
    Task WhileWritingAsync(Func<Visitor, Journey, Task> end) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        map.Visitor.ErrorsExpected = true;
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync("A shop in the middle of a sent");
        await end(map.Visitor, journey);

        await Expect(map.Page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await Expect(map.Page.GetByLabel("Not saved")).ToHaveValueAsync("A shop in the middle of a sent");
        (await Application.StoredAsync(journey.Id)).Revision.ShouldBe(0);
        await map.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignIn, Exact = true }).ClickAsync();
        await map.Page.WaitForURLAsync($"**/account/sign-in?returnUrl=*{journey.Id}*");
        (await Application.StoredAsync(journey.Id)).Revision.ShouldBe(0);
    });
}

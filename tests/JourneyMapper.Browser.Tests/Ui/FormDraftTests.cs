using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Ui;

/// <summary>What is filled in stays in the tab until it is saved or given up.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class FormDraftTests(RunningApplication application) : BrowserTest(application)
{
    const string Long = "Friendly voice\nKnows the order without asking";

    [Fact]
    public Task An_audit_survives_a_reload_and_is_gone_when_it_is_saved() => InBrowserAsync(async () =>
    {
        var journey = Map.Small();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var title = (await Application.NewJourneyAsync(journey with { Title = $"Drafted {journey.Id:N}" })).Title;
        var dialog = await AuditAsync();
        await ScoreAsync(1, 2);
        await ScoreAsync(1, 4);
        await dialog.GetByLabel("Strengths").FillAsync(Long);
        await dialog.GetByLabel("Evidence", new() { Exact = false }).First.SelectOptionAsync(new SelectOptionValue { Index = 1 });

        await ann.Page.ReloadAsync();
        dialog = await AuditAsync();
        await Expect(dialog.GetByText("is here.")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Strengths")).ToHaveValueAsync(Long);
        await Expect(dialog.GetByRole(AriaRole.Radiogroup).Nth(1).GetByRole(AriaRole.Radio).Nth(3)).ToBeCheckedAsync();
        await Expect(dialog.GetByLabel("Evidence", new() { Exact = false }).First.Locator("option").Nth(1)).ToHaveJSPropertyAsync("selected", true);
        for (var i = 0; i < 6; i++)
            await ScoreAsync(i, 4);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save audit" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByRole(AriaRole.Row).Filter(new() { Has = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Ad", Exact = true }) }).Locator(".score-mark")).ToContainTextAsync("4.0");

        dialog = await AuditAsync();
        await Expect(dialog.GetByLabel("Strengths")).ToHaveValueAsync("");
        await Expect(dialog.GetByText("is here.")).Not.ToBeVisibleAsync();

        // A dialog that is still coming moves: the label is clicked, as people do, and not before it stands still.
        async Task ScoreAsync(int criterion, int score)
        {
            var scale = dialog.GetByRole(AriaRole.Radiogroup).Nth(criterion);
            await scale.Locator("label").Nth(score - 1).ClickAsync();
            await Expect(scale.GetByRole(AriaRole.Radio).Nth(score - 1)).ToBeCheckedAsync();
        }

        async Task<ILocator> AuditAsync()
        {
            await ann.OpenAsync($"/audits?q={Uri.EscapeDataString($"Ad {title}")}");
            await ann.Page.GetByRole(AriaRole.Row).Filter(new() { Has = ann.Page.GetByText("Ad", new() { Exact = true }) }).GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Audit, Exact = true }).ClickAsync();
            var opened = ann.Page.GetByRole(AriaRole.Dialog);
            await opened.WaitForAsync();
            return opened;
        }
    });

    [Fact]
    public Task A_new_journey_survives_a_reload_and_the_next_one_begins_empty() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        var dialog = await NewAsync();
        await dialog.GetByLabel("Title").FillAsync("Hiring a van");
        await dialog.GetByLabel("Persona").FillAsync("Paul moves house");
        var asked = false;
        ann.Page.Dialog += async (_, question) =>
        {
            asked |= question.Type == DialogType.BeforeUnload;
            await question.AcceptAsync();
        };
        await ann.Page.ReloadAsync();
        asked.ShouldBeTrue("Leaving asks.");

        dialog = await NewAsync();
        await Expect(dialog.GetByLabel("Title")).ToHaveValueAsync("Hiring a van");
        await Expect(dialog.GetByLabel("Persona")).ToHaveValueAsync("Paul moves house");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create journey" }).ClickAsync();
        await ann.MapIsReadyAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hiring a van");

        asked = false;
        await ann.OpenAsync("/");
        asked.ShouldBeFalse("Nothing is left behind.");
        dialog = await NewAsync();
        await Expect(dialog.GetByLabel("Title")).ToHaveValueAsync("");

        async Task<ILocator> NewAsync()
        {
            await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).ClickAsync();
            var opened = ann.Page.GetByRole(AriaRole.Dialog);
            await opened.WaitForAsync();
            return opened;
        }
    });

    [Fact]
    public Task The_draft_of_a_journey_that_was_created_goes_even_where_the_browser_is_behind_with_drawing() => InBrowserAsync(async () =>
    {
        // As many as the server draws ahead of a browser.
        const int Ahead = 10;
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var behind = false;
        var drawn = new ConcurrentQueue<byte[]>();
        IWebSocketRoute? server = null;
        await ann.Page.RouteWebSocketAsync(address => address.Contains("/_blazor", StringComparison.Ordinal), line =>
        {
            server = line.ConnectToServer();
            line.OnMessage(message =>
            {
                if (behind && message.Binary is { } sent && Encoding.UTF8.GetString(sent).Contains("OnRenderCompleted", StringComparison.Ordinal))
                    drawn.Enqueue(sent);
                else if (message.Binary is { } other)
                    server.Send(other);
                else
                    server.Send(message.Text!);
            });
        });
        await ann.OpenAsync("/");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        var title = dialog.GetByLabel("Title");
        await title.FillAsync("Hiring a van");
        behind = true;
        for (var round = 0; round < 2 * Ahead; round++)
        {
            await title.PressSequentiallyAsync("!");
            await title.BlurAsync();
        }

        // Several may come at once.
        drawn.Sum(sent => Regex.Count(Encoding.UTF8.GetString(sent), "OnRenderCompleted")).ShouldBe(Ahead, "The server waits for the browser.");

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create journey" }).ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/journeys/"));
        behind = false;
        while (drawn.TryDequeue(out var one))
            server!.Send(one);
        await ann.MapIsReadyAsync();
        (await ann.Page.EvaluateAsync<string?>("sessionStorage.getItem('draft new-journey')")).ShouldBeNull();
    });

    [Fact]
    public Task Thresholds_and_own_kpis_survive_a_reload_and_are_gone_when_they_are_saved() => InBrowserAsync(async () =>
    {
        var owner = await ArriveAsync(await Application.NewMemberAsync(Role.Owner));
        owner.Page.Dialog += async (_, question) => await question.AcceptAsync();
        await owner.OpenAsync("/kpis");
        var name = $"Vans returned {Guid.NewGuid():N}";
        await owner.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await owner.Page.ReloadAsync();
        await Expect(owner.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync(name);
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).First.ClickAsync();
        await Expect(owner.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name })).ToHaveCountAsync(1);
        await owner.OpenAsync("/kpis");
        await Expect(owner.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("");

        await owner.OpenAsync("/coverage/thresholds");
        var days = owner.Page.GetByLabel("Days after which a measurement is old");
        var usual = await days.InputValueAsync();
        await days.FillAsync("77");
        await owner.Page.ReloadAsync();
        await Expect(days).ToHaveValueAsync("77");
        await days.FillAsync(usual);
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(owner.Page.GetByText("The thresholds are saved.")).ToBeVisibleAsync();
        (await owner.Page.EvaluateAsync<string?>("sessionStorage.getItem('draft thresholds')")).ShouldBeNull();
    });

    [Fact]
    public Task An_account_form_survives_a_reload_without_its_passwords_and_is_gone_when_it_is_saved() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var asked = Asked(ann);
        await ann.Page.GotoAsync("/account");
        await ann.Page.GetByLabel("Your name").FillAsync("Ann Other");
        await ann.Page.Locator("#time-zone").SelectOptionAsync("Asia/Tokyo");
        await ann.Page.GetByLabel("Current password").FillAsync("a secret of mine");
        (await KeptAsync(ann)).ShouldNotContain("a secret of mine");
        await ann.Page.ReloadAsync();
        asked().ShouldBeTrue("Leaving asks.");
        await Expect(ann.Page.GetByLabel("Your name")).ToHaveValueAsync("Ann Other");
        await Expect(ann.Page.Locator("#time-zone")).ToHaveValueAsync("Asia/Tokyo");
        await Expect(ann.Page.GetByLabel("Current password")).ToHaveValueAsync("");

        await ann.Page.Locator("form:has(#time-zone) button[type=submit]").ClickAsync();
        await ann.Page.WaitForURLAsync("**/account?saved=profile");
        asked().ShouldBeFalse("Saving is no leaving.");
        await Expect(ann.Page.GetByLabel("Your name")).ToHaveValueAsync("Ann Other");
        await ann.Page.GotoAsync("/account");
        asked().ShouldBeFalse("Nothing is left behind.");
        (await KeptAsync(ann)).ShouldNotContain("Ann Other");
    });

    [Fact]
    public Task A_form_that_was_sent_into_nowhere_is_sent_again_by_loading_again() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        ann.ErrorsExpected = true;
        await ann.Page.GotoAsync("/account");
        await ann.Page.GetByLabel("Your name").FillAsync("Ann Again");
        await ann.Page.RouteAsync("**/account", route => route.AbortAsync());
        await ann.Page.Locator("form:has(#time-zone) button[type=submit]").ClickAsync();
        // The browser says that nobody answered.
        await Expect(ann.Page.Locator("#time-zone")).ToHaveCountAsync(0);
        await ann.Page.UnrouteAsync("**/account");
        await ann.Page.ReloadAsync();
        await Expect(ann.Page.GetByLabel("Your name")).ToHaveValueAsync("Ann Again");
    });

    [Fact]
    public Task An_invitation_and_its_answer_survive_a_reload() => InBrowserAsync(async () =>
    {
        var owner = await ArriveAsync(await Application.NewMemberAsync(Role.Owner));
        Asked(owner);
        await owner.OpenAsync("/members");
        var note = $"For Vera {Guid.NewGuid():N}";
        await owner.Page.Locator(".invite-form input").FillAsync(note);
        await owner.Page.ReloadAsync();
        await Expect(owner.Page.Locator(".invite-form input")).ToHaveValueAsync(note);
        await owner.Page.Locator(".invite-form button[type=submit]").ClickAsync();
        await Expect(owner.Page.GetByText(note)).ToBeVisibleAsync();
        (await KeptAsync(owner)).ShouldNotContain(note);
        var link = await owner.Page.Locator("input[readonly]").InputValueAsync();

        var vera = await ArriveAsync(person: null);
        var asked = Asked(vera);
        await vera.Page.GotoAsync(link);
        await vera.Page.GetByLabel("Your name").FillAsync("Vera");
        await vera.Page.GetByLabel("Email").FillAsync("not an address");
        await vera.Page.GetByLabel("Password").FillAsync("a secret of Vera");
        await vera.Page.ReloadAsync();
        asked().ShouldBeTrue("Leaving asks.");
        await Expect(vera.Page.GetByLabel("Your name")).ToHaveValueAsync("Vera");
        await Expect(vera.Page.GetByLabel("Email")).ToHaveValueAsync("not an address");
        await Expect(vera.Page.GetByLabel("Password")).ToHaveValueAsync("");
        (await KeptAsync(vera)).ShouldNotContain("a secret of Vera");
    });

    // Whether the page has asked since it was last called.
    static Func<bool> Asked(Visitor visitor)
    {
        var asked = false;
        visitor.Page.Dialog += async (_, question) =>
        {
            asked |= question.Type == DialogType.BeforeUnload;
            await question.AcceptAsync();
        };
        return () =>
        {
            var answer = asked;
            asked = false;
            return answer;
        };
    }

    static Task<string> KeptAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)");
}

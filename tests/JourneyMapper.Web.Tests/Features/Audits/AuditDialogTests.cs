using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Tests.Live;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>The dialog tells what is missing beside its field, loses nothing, and records once.</summary>
public sealed class AuditDialogTests : UiContext, IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly Touchpoint store = AuditRoom.Touchpoint();
    AuditRoom room = null!;
    CurrentMember member = AuditRoom.Member();

    // Whatever language the test before has left on this thread.
    public AuditDialogTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    public async ValueTask InitializeAsync()
    {
        room = await AuditRoom.NewAsync();
        await room.PutAsync("Buying a road bike", store);
        Services.AddSingleton(room.Log);
        Services.AddSingleton(room.Topic);
        Services.AddSingleton(room.Criteria);
        Services.AddSingleton(room.Competitors);
        Services.AddSingleton<TimeProvider>(room);
        Services.AddCascadingValue(_ => member);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task It_says_what_is_audited_and_asks_all_criteria_on_a_scale_of_five()
    {
        await room.RecordAsync(store, room.Today.AddDays(-30), 1, 2, 3, 4, 5, 5);
        var dialog = await OpenAsync();
        dialog.Markup.ShouldContain("Store");
        dialog.Markup.ShouldContain("Buying a road bike");
        var scales = dialog.FindAll("[role=radiogroup]");
        scales.Count.ShouldBe(AuditCriteria.All.Count);
        foreach (var (scale, criterion, last) in scales.Zip(AuditCriteria.All, [1, 2, 3, 4, 5, 5]))
        {
            scale.TextContent.ShouldContain(criterion.Question.ToString());
            scale.TextContent.ShouldContain($"Last time: {last}");
            scale.QuerySelectorAll("input[type=radio]").Select(radio => radio.GetAttribute("aria-label"))
                .ShouldBe(["1: Very poor", "2: Poor", "3: Fair", "4: Good", "5: Very good"]);
        }
    }

    [Fact]
    public async Task The_mean_follows_each_score()
    {
        var dialog = await OpenAsync();
        dialog.Find(".audit-mean").TextContent.ShouldContain("No score yet");
        await ScoreAsync(dialog, 0, 5);
        await ScoreAsync(dialog, 1, 2);
        dialog.Find(".audit-mean").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("3.5"), text => text.ShouldContain("2 of 6"));
    }

    [Fact]
    public async Task An_incomplete_audit_is_not_recorded_and_nothing_typed_is_lost()
    {
        var dialog = await OpenAsync();
        dialog.FindAll(".mud-input-error, .field-error").ShouldBeEmpty();
        await ScoreAsync(dialog, 0, 4);
        await dialog.FindAll("textarea")[0].InputAsync(new() { Value = "Friendly staff" });
        await dialog.Find("input[type=date]").ChangeAsync(new() { Value = room.Today.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
        await dialog.Find("form").SubmitAsync();

        dialog.WaitForAssertion(() => dialog.FindAll("[role=radiogroup] .field-error").Count.ShouldBe(5), Patience);
        dialog.FindAll("[role=radiogroup]")[0].HasAttribute("aria-invalid").ShouldBeFalse();
        dialog.Find($"#{dialog.Find("input[type=date]").GetAttribute("aria-describedby")}").TextContent.ShouldStartWith("Choose a day");
        dialog.FindAll("textarea")[0].GetAttribute("value").ShouldBe("Friendly staff");
        dialog.FindAll("[role=radiogroup]")[0].QuerySelectorAll("input")[3].HasAttribute("checked").ShouldBeTrue();
        (await room.HistoryAsync(store)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_complete_audit_is_recorded_once_however_often_it_is_sent()
    {
        var dialog = await OpenAsync();
        for (var i = 0; i < AuditCriteria.All.Count; i++)
            await ScoreAsync(dialog, i, 3);
        await dialog.FindAll("textarea")[1].InputAsync(new() { Value = "Two sizes only" });
        await dialog.Find(".proof select").ChangeAsync(new() { Value = "feedback" });
        // A double click hits the same form twice; once the dialog is gone there is none to be found.
        var form = dialog.Find("form");
        await dialog.InvokeAsync(async () =>
        {
            var first = form.SubmitAsync();
            if (dialog.FindAll("form").Count > 0)
                await form.SubmitAsync();
            await first;
        });
        // What is told draws nothing in the dialog, so there is no drawing to wait for.
        await Wait.UntilAsync(() => Told.Any());
        Told.ShouldHaveSingleItem().ShouldBe("Audit of “Store” saved: 3.0 out of 5.");
        var entry = (await room.HistoryAsync(store)).ShouldHaveSingleItem();
        (entry.Score, entry.Weaknesses, entry.Evidence, entry.On).ShouldBe((3m, "Two sizes only", "feedback", room.Today));
    }

    [Fact]
    public async Task A_touchpoint_that_is_gone_is_said_to_be_gone()
    {
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.Touchpoints.RemoveRange(db.Touchpoints);
            await db.SaveChangesAsync();
        }

        var dialog = await RenderAsync();
        dialog.WaitForAssertion(() => dialog.Find("[role=dialog] [role=alert]").TextContent.ShouldStartWith("This touchpoint is gone"), Patience);
        dialog.Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task A_viewer_who_gets_here_all_the_same_is_refused()
    {
        member = AuditRoom.Member(Role.Viewer);
        var dialog = await OpenAsync();
        for (var i = 0; i < AuditCriteria.All.Count; i++)
            await ScoreAsync(dialog, i, 3);
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => dialog.Find(".notice.bad").TextContent.ShouldBe("Your role does not allow this."), Patience);
        (await room.HistoryAsync(store)).ShouldBeEmpty();
    }

    static Task ScoreAsync(IRenderedComponent<Providers> dialog, int criterion, int score) =>
        dialog.FindAll("[role=radiogroup]")[criterion].QuerySelectorAll("input")[score - 1].ChangeAsync(new() { Value = score });

    async Task<IRenderedComponent<Providers>> RenderAsync() =>
        (await OpenAsync<AuditDialog>(new() { { dialog => dialog.Draft, new(new() { Id = Guid.NewGuid(), Touchpoint = store.Id, On = room.Today }) } })).Page;

    async Task<IRenderedComponent<Providers>> OpenAsync()
    {
        var dialog = await RenderAsync();
        dialog.WaitForElement(".subject", Patience);
        // What follows the drawing, such as the focus, is over before anybody clicks.
        await dialog.InvokeAsync(() => { });
        return dialog;
    }
}

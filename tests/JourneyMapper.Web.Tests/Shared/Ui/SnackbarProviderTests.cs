using System.Globalization;
using Bunit;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace JourneyMapper.Web.Tests.Shared.Ui;

/// <summary>Snackbars are said, stay as long as somebody is at them, and take things back.</summary>
public sealed class SnackbarProviderTests : UiContext
{
    readonly ManualClock clock = new(DateTimeOffset.UnixEpoch);
    readonly IRenderedComponent<SnackbarProvider> page;
    readonly ISnackbar notices;

    public SnackbarProviderTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddSingleton<TimeProvider>(clock);
        notices = Services.GetRequiredService<ISnackbar>();
        page = Render<SnackbarProvider>();
    }

    [Fact]
    public async Task What_is_done_is_a_status_and_what_is_refused_an_alert()
    {
        await page.InvokeAsync(() => notices.Done("Saved"));
        page.Find("[role=status]").TextContent.ShouldContain("Saved");
        page.Find("[role=alert]").TextContent.ShouldBeEmpty();
        await page.InvokeAsync(() => notices.Refused("Not allowed"));
        page.Find("[role=alert]").TextContent.ShouldContain("Not allowed");
        page.Find("[role=status]").TextContent.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_style_element_is_written()
    {
        await page.InvokeAsync(() => notices.Done("Saved"));
        page.FindAll("style").ShouldBeEmpty();
    }

    [Fact]
    public async Task It_goes_by_itself_but_not_under_the_pointer_or_the_focus()
    {
        await page.InvokeAsync(() => notices.Done("Saved"));
        page.Find(".snackbar").MouseEnter();
        clock.Wait(TimeSpan.FromMinutes(1));
        page.Find(".snackbar").MouseLeave();
        page.Find(".snackbar").FocusIn();
        clock.Wait(TimeSpan.FromMinutes(1));
        page.Find(".snackbar").FocusOut();
        clock.Wait(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => page.FindAll(".snackbar").ShouldBeEmpty());
    }

    [Fact]
    public async Task Undo_takes_back_once_and_the_snackbar_goes()
    {
        var undone = 0;
        await page.InvokeAsync(() => notices.DoneWithUndo(new Teller(), "Deleted", () =>
        {
            undone++;
            return Task.CompletedTask;
        }));
        await page.Find("button").ClickAsync();
        (undone, page.FindAll(".snackbar").Count).ShouldBe((1, 0));
    }

    [Fact]
    public async Task What_can_be_taken_back_stays_when_something_else_is_said()
    {
        await page.InvokeAsync(() =>
        {
            notices.DoneWithUndo(new Teller(), "Deleted", () => Task.CompletedTask);
            notices.Done("Saved");
            notices.Done("Saved again");
        });
        page.FindAll(".snackbar-text").Select(text => text.TextContent).ShouldBe(["Deleted", "Saved again"]);
    }

    [Fact]
    public async Task The_cross_closes_it()
    {
        await page.InvokeAsync(() => notices.Done("Saved"));
        await page.Find("button[aria-label=Close]").ClickAsync();
        page.FindAll(".snackbar").ShouldBeEmpty();
    }

    sealed class Teller : IHandleEvent
    {
        public Task HandleEventAsync(EventCallbackWorkItem item, object? arg) => item.InvokeAsync(arg);
    }
}

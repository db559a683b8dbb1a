using System.Globalization;
using Bunit;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace JourneyMapper.Web.Tests.Shared.Ui;

/// <summary>A dialog is named by its title, has a cross that Tab reaches, and answers.</summary>
public sealed class DialogTests : UiContext
{
    public DialogTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    IDialogService Service => Services.GetRequiredService<IDialogService>();

    [Fact]
    public async Task It_is_named_by_its_title_and_its_cross_is_inside_what_Tab_goes_round()
    {
        var answer = await AskAsync();
        var dialog = Page.Find("[role=dialog]");
        Page.Find($"#{dialog.GetAttribute("aria-labelledby")}").TextContent.ShouldBe("Delete the map");
        Page.FindAll(".mud-focus-trap button").Select(button => button.GetAttribute("aria-label") ?? button.TextContent).ShouldBe(["Close", "Cancel", "Delete it"]);
        await Page.Find("button[aria-label=Close]").ClickAsync();
        (await answer).ShouldBeFalse();
        Page.FindAll("[role=dialog]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_button_that_does_it_answers_yes()
    {
        var answer = await AskAsync();
        await Page.FindAll("button").Single(button => button.TextContent == "Delete it").ClickAsync();
        (await answer).ShouldBeTrue();
    }

    async Task<Task<bool>> AskAsync()
    {
        Task<bool>? answer = null;
        await Page.InvokeAsync(() => { answer = Service.ConfirmAsync("Delete the map", "It cannot be undone.", "Delete it"); });
        return answer!;
    }
}

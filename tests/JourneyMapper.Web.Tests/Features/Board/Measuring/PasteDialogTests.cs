using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Board.Measuring;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using JourneyMapper.Web.Tests.Features.Kpis;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Board.Measuring;

/// <summary>What is pasted is shown before it is recorded.</summary>
public sealed class PasteDialogTests : UiContext, IAsyncLifetime
{
    MeasuringRoom room = null!;
    CurrentMember member = MeasuringRoom.Member(Role.Editor);

    public async ValueTask InitializeAsync()
    {
        room = await MeasuringRoom.NewAsync();
        Services.AddSingleton(room.Measurements);
        Services.AddCascadingValue(_ => member);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task The_preview_names_the_rows_that_cannot_be_read_and_nothing_can_be_recorded()
    {
        var dialog = await OpenAsync();
        dialog.Find("textarea").Input("2026-11-01\t2.5\n2026-11-02\tmany\n2026-11-03\t3");
        dialog.WaitForAssertion(() => dialog.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("“many” is no number"));
        dialog.Find("tbody td").TextContent.ShouldBe("2");
        dialog.Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Days_that_have_a_value_keep_it_unless_one_chooses_to_replace_it()
    {
        Measurement[] before = [new(new(2026, 11, 1), 1), new(new(2026, 11, 2), 1)];
        await room.RecordAsync(MeasuringRoom.Conversion, ExistingDays.Tell, before);

        var dialog = await OpenAsync();
        dialog.Find("textarea").Input("2026-11-01\t2.5\n2026-11-03\t3");
        dialog.WaitForAssertion(() => dialog.Find(".existing-days legend").TextContent.ShouldStartWith("1 of these days"));
        await dialog.Find("form").SubmitAsync();
        (await room.StoredAsync()).ShouldBe([.. before, new(new(2026, 11, 3), 3)]);

        dialog = await OpenAsync();
        dialog.Find("textarea").Input("2026-11-01\t2.5\n2026-11-02\t4");
        dialog.WaitForAssertion(() => dialog.Find(".existing-days legend").TextContent.ShouldStartWith("2 of these days"));
        dialog.FindAll("input[type=radio]")[1].Click();
        await dialog.Find("form").SubmitAsync();
        (await room.StoredAsync()).ShouldBe([new(new(2026, 11, 1), 2.5m), new(new(2026, 11, 2), 4), new(new(2026, 11, 3), 3)]);
    }

    [Fact]
    public async Task A_viewer_who_gets_at_the_dialog_is_refused_inside()
    {
        var dialog = await OpenAsync(Role.Viewer);
        dialog.Find("textarea").Input("2026-11-01\t2.5");
        dialog.WaitForAssertion(() => dialog.Find("button[type=submit]").HasAttribute("disabled").ShouldBeFalse());
        await dialog.Find("form").SubmitAsync();
        dialog.Find("[role=dialog] [role=alert]").TextContent.ShouldContain("not record");
        (await room.StoredAsync()).ShouldBeEmpty();
    }

    async Task<IRenderedComponent<Providers>> OpenAsync(Role role = Role.Editor)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        member = MeasuringRoom.Member(role);
        return (await OpenAsync<PasteDialog>(new()
        {
            { dialog => dialog.Touchpoint, room.Store.Id },
            { dialog => dialog.Kpi, Domain.Catalogue.Kpis.Find(MeasuringRoom.Conversion)! },
            { dialog => dialog.Currency, "EUR" },
            { dialog => dialog.Name, "Conversion" },
        })).Page;
    }
}

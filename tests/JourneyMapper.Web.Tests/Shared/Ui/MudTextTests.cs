using System.Collections;
using System.Globalization;
using System.Resources;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace JourneyMapper.Web.Tests.Shared.Ui;

/// <summary>MudBlazor's own texts are there in both languages, also those that its next version brings.</summary>
public sealed class MudTextTests
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    static readonly List<(string Key, string English)> Own =
        [.. new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudDialog).Assembly).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(text => ((string)text.Key, (string)text.Value!))];

    [Fact]
    public void Every_text_of_MudBlazor_is_there_in_French()
    {
        Own.Count.ShouldBeGreaterThan(100);
        var french = MudTexts.ResourceManager.GetResourceSet(French, createIfNotExists: true, tryParents: false)!;
        Own.Select(text => text.Key).Where(key => string.IsNullOrWhiteSpace(french.GetString(key))).ShouldBeEmpty();
    }

    [Fact]
    public void The_English_is_what_MudBlazor_says() =>
        Own.Where(text => MudTexts.ResourceManager.GetString(text.Key, CultureInfo.InvariantCulture) != text.English).ShouldBeEmpty();

    [Fact]
    public void Places_for_values_are_kept() =>
        Own.Where(text => text.English.Contains("{0}", StringComparison.Ordinal) != MudTexts.ResourceManager.GetString(text.Key, French)!.Contains("{0}", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void MudBlazor_asks_for_them_and_fills_in_its_values()
    {
        CultureInfo.CurrentUICulture = French;
        using var services = new ServiceCollection().AddLogging().AddUi().BuildServiceProvider();
        var interceptor = services.GetRequiredService<ILocalizationInterceptor>();
        interceptor.Handle("MudDialog_Close").Value.ShouldBe("Fermer");
        interceptor.Handle("MudPagination_PageIndex", 3).Value.ShouldBe("Page 3");
    }
}

using JourneyMapper.Web.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>MudBlazor's texts in the languages of the product: English as it is, French from MudTexts.fr.resx.</summary>
sealed class MudTextLocalizer : MudLocalizer
{
    /// <inheritdoc/>
    public override LocalizedString this[string key] =>
        MudTexts.ResourceManager.GetString(key, System.Globalization.CultureInfo.CurrentUICulture) is { } text ? new(key, text) : new(key, key, resourceNotFound: true);
}

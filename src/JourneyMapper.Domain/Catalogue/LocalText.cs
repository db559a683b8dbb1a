using System.Globalization;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>A text of the built-in catalogue in both languages of the product.</summary>
public sealed record LocalText(string En, string Fr)
{
    /// <summary>The text for a culture: French for French ones, English for all others.</summary>
    public string For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "fr" ? Fr : En;

    /// <summary>The text for the current UI culture.</summary>
    public override string ToString() => For(CultureInfo.CurrentUICulture);
}

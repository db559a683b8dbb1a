using System.Globalization;

namespace JourneyMapper.Domain.Journeys;

/// <summary>The language that the texts of a journey are written in: what is made of it for others speaks that one, whoever makes it.</summary>
public enum JourneyLanguage
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,
}

/// <summary>Languages of journeys.</summary>
public static class JourneyLanguages
{
    /// <summary>The language of texts that are made in a culture: as everywhere, what is not French is English.</summary>
    public static JourneyLanguage Of(CultureInfo culture) => culture.TwoLetterISOLanguageName == "fr" ? JourneyLanguage.French : JourneyLanguage.English;
}

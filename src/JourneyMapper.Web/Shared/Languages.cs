using System.Globalization;
using JourneyMapper.Domain.Journeys;
using Microsoft.AspNetCore.Localization;

namespace JourneyMapper.Web.Shared;

/// <summary>A language of the interface.</summary>
/// <param name="Code">Of ISO 639, two letters.</param>
/// <param name="Name">In the language itself.</param>
public sealed record Language(string Code, string Name);

/// <summary>The languages of the interface: the browser's wish until somebody chooses or signs in, then a cookie.</summary>
public static class Languages
{
    /// <summary>The languages' codes with their own names, the default first.</summary>
    public static IReadOnlyList<Language> All { get; } = [new("en", "English"), new("fr", "Français")];

    static readonly CultureInfo[] Cultures = [English(), CultureInfo.GetCultureInfo("fr")];

    /// <summary>The current language's code.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The code if it is one of the languages, otherwise the default.</summary>
    public static string Known(string? code) => (All.FirstOrDefault(language => language.Code == code) ?? All[0]).Code;

    /// <summary>The culture of a language, for texts that nobody's request asks for.</summary>
    /// <param name="code">Of one of the languages; anything else stands for the default.</param>
    public static CultureInfo CultureOf(string code) => Array.Find(Cultures, culture => culture.TwoLetterISOLanguageName == Known(code))!;

    /// <summary>The code of a journey's language; null where nobody has said.</summary>
    public static string? CodeOf(JourneyLanguage language) => language switch
    {
        JourneyLanguage.English => "en",
        JourneyLanguage.French => "fr",
        _ => null,
    };

    public static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        options.DefaultRequestCulture = new RequestCulture(Cultures[0]);
        options.SupportedCultures = Cultures;
        options.SupportedUICultures = Cultures;
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        options.ApplyCurrentCultureToResponseHeaders = true;
    });

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization();

    /// <summary>Makes this browser speak a language from the next request on.</summary>
    public static void Remember(HttpContext context, string code)
    {
        var culture = new RequestCulture(Known(code));
        context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(culture), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
    }

    // Plain "en" writes dates as in the United States; a name of the month is understood everywhere.
    static CultureInfo English()
    {
        var culture = new CultureInfo("en", useUserOverride: false);
        culture.DateTimeFormat.ShortDatePattern = "d MMM yyyy";
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        return CultureInfo.ReadOnly(culture);
    }
}

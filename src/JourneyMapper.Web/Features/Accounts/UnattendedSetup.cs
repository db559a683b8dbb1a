using System.ComponentModel.DataAnnotations;
using System.Globalization;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Startup;

namespace JourneyMapper.Web.Features.Accounts;

static partial class UnattendedSetup
{
    /// <summary>Makes owner and workspace from <c>JourneyMapper:Setup</c> (Email, Password; also Name, Workspace, Language) at the first start.</summary>
    /// <exception cref="StartupException">What is configured cannot be used.</exception>
    public static async Task SetUpUnattendedAsync(this WebApplication app)
    {
        var settings = app.Configuration.GetSection("JourneyMapper:Setup");
        if (settings["Email"] is not { Length: > 0 } && settings["Password"] is not { Length: > 0 })
            return;
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetupState>().IsDoneAsync(CancellationToken.None))
            return;

        var first = Read(settings);
        // Refusals are for whoever reads the console.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var (owner, errors) = await scope.ServiceProvider.GetRequiredService<WorkspaceSetup>().CreateAsync(first, CancellationToken.None);
        if (errors.Count > 0)
            throw new StartupException($"JourneyMapper:Setup cannot be used: {string.Join(' ', errors.Select(error => error.Description))}");
        if (owner is not null)
            LogSetUp(app.Logger);
    }

    static FirstOwner Read(IConfigurationSection settings)
    {
        var email = settings["Email"]?.Trim() ?? "";
        if (email.Length > FieldLimits.Email || !new EmailAddressAttribute().IsValid(email) || email.Length == 0)
            throw new StartupException("JourneyMapper:Setup:Email is not an e-mail address.");
        if (settings["Password"] is not { Length: >= PasswordRules.ShortestLength and <= PasswordRules.LongestLength } password)
            throw new StartupException($"JourneyMapper:Setup:Password needs at least {PasswordRules.ShortestLength} characters and at most {PasswordRules.LongestLength}.");
        var language = settings["Language"] is { Length: > 0 } code ? code : Shared.Languages.All[0].Code;
        if (Shared.Languages.Known(language) != language)
            throw new StartupException($"JourneyMapper:Setup:Language must be one of {string.Join(", ", Shared.Languages.All.Select(known => known.Code))}.");
        return new(Text(settings, "Name", email.Split('@')[0]), email, password, Text(settings, "Workspace", "JourneyMapper"), language);
    }

    static string Text(IConfigurationSection settings, string key, string otherwise)
    {
        var text = settings[key]?.Trim() is { Length: > 0 } configured ? configured : otherwise;
        return text.Length <= FieldLimits.Name ? text : throw new StartupException($"JourneyMapper:Setup:{key} is longer than {FieldLimits.Name} characters.");
    }

    [LoggerMessage(EventId = 3110, Level = LogLevel.Information, Message = "The workspace and its owner were made from the configuration")]
    static partial void LogSetUp(ILogger logger);
}

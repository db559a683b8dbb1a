using System.ComponentModel.DataAnnotations;
using JourneyMapper.Data.Accounts;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What members type about themselves.</summary>
sealed class Profile
{
    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.NameMissing))]
    [StringLength(FieldLimits.Name, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Name { get; set; } = "";

    public string Language { get; set; } = Shared.Languages.Current;

    /// <summary>The id of a time zone; empty for that of the browser.</summary>
    public string? TimeZone { get; set; }

    public MailFrequency Mail { get; set; }
}

/// <summary>What members type to get a new password.</summary>
sealed class PasswordChange
{
    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.PasswordMissing))]
    public string Current { get; set; } = "";

    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.PasswordMissing))]
    [StringLength(PasswordRules.LongestLength, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Next { get; set; } = "";

    /// <summary>Whether their access tokens end, too.</summary>
    public bool EndsTokens { get; set; }

    /// <summary>Whether their passkeys end, too.</summary>
    public bool EndsPasskeys { get; set; }
}

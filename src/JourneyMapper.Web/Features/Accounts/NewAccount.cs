using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What a person types who gets an account.</summary>
class NewAccount
{
    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.NameMissing))]
    [StringLength(FieldLimits.Name, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Name { get; set; } = "";

    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.EmailMissing))]
    [EmailAddress(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.EmailInvalid))]
    [StringLength(FieldLimits.Email, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Email { get; set; } = "";

    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.PasswordMissing))]
    [StringLength(PasswordRules.LongestLength, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Password { get; set; } = "";

    /// <summary>Puts refusals of ASP.NET Core Identity beside the field that they are about.</summary>
    public void Show(IEnumerable<IdentityError> errors, ValidationMessageStore messages)
    {
        foreach (var error in errors)
            messages.Add(new FieldIdentifier(this, error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(Password) : nameof(Email)), error.Description);
    }
}

/// <summary>What the first visitor types.</summary>
sealed class NewWorkspace : NewAccount
{
    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.WorkspaceMissing))]
    [StringLength(FieldLimits.Name, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Workspace { get; set; } = "";

    public string Language { get; set; } = Shared.Languages.Current;
}

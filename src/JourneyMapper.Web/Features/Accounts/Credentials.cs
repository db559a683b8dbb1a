using System.ComponentModel.DataAnnotations;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What a member types to sign in. Checked for presence only: anything else would tell what an account looks like.</summary>
sealed class Credentials
{
    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.EmailMissing))]
    public string Email { get; set; } = "";

    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.PasswordMissing))]
    public string Password { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts.Workspaces;

/// <summary>What somebody types who makes another workspace.</summary>
sealed class WorkspaceName
{
    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.WorkspaceMissing))]
    [StringLength(FieldLimits.Name, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Name { get; set; } = "";

    /// <summary>The language that its members start with: "en" or "fr".</summary>
    public string Language { get; set; } = Shared.Languages.Current;
}

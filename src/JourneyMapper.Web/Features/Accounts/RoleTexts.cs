using JourneyMapper.Data.Accounts;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>The roles in the reader's language.</summary>
static class RoleTexts
{
    public static string Name(this Role role) => role switch
    {
        Role.Owner => Text.RoleOwner,
        Role.Editor => Text.RoleEditor,
        _ => Text.RoleViewer,
    };

    /// <summary>In which role somebody joins: "as an editor".</summary>
    public static string Capacity(this Role role) => role switch
    {
        Role.Owner => Text.RoleOwnerAs,
        Role.Editor => Text.RoleEditorAs,
        _ => Text.RoleViewerAs,
    };

    /// <summary>What the role may do, in half a sentence.</summary>
    public static string Explanation(this Role role) => role switch
    {
        Role.Owner => Text.RoleOwnerMay,
        Role.Editor => Text.RoleEditorMay,
        _ => Text.RoleViewerMay,
    };
}

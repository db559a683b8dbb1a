using JourneyMapper.Web.Resources;
using Radzen;

namespace JourneyMapper.Web.Features.Board;

/// <summary>The commands of a touchpoint's menu.</summary>
static class TouchpointMenu
{
    public enum Command
    {
        Open,
        Left,
        Right,
        MoveTo,
        Duplicate,
        Remove,
    }

    public static IReadOnlyList<ContextMenuItem> Items(bool canEdit)
    {
        var open = Item(Command.Open, BoardText.MenuOpen, "right_panel_open");
        return !canEdit ? [open] :
        [
            open,
            Item(Command.Left, BoardText.MenuLeft, "arrow_back"),
            Item(Command.Right, BoardText.MenuRight, "arrow_forward"),
            Item(Command.MoveTo, BoardText.MenuMoveTo, "drive_file_move"),
            Item(Command.Duplicate, Common.Duplicate, "content_copy"),
            Item(Command.Remove, BoardText.MenuRemove, "delete"),
        ];
    }

    static ContextMenuItem Item(Command command, string text, string icon) => new() { Value = command, Text = text, Icon = icon };
}

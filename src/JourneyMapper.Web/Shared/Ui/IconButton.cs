using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>MudBlazor's icon button with a name: screen readers say it, the pointer shows it.</summary>
public sealed class IconButton : MudIconButton
{
    public IconButton() => (Ripple, DropShadow) = (false, false);

    /// <summary>What it does, of what: "Delete the audit of 3 May".</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What the pointer shows, where that is shorter.</summary>
    [Parameter] public string? Tip { get; set; }

    /// <summary>The icon, by its name in Material Symbols.</summary>
    [Parameter, EditorRequired] public required string Symbol { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        Icon = Icons.IconSprite.Use(Symbol);
        UserAttributes["aria-label"] = Label;
        UserAttributes["title"] = Tip ?? Label;
        base.OnParametersSet();
    }
}

using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>MudBlazor's button with the product's four looks: outlined, primary, quiet, destructive. With Href it is a link.</summary>
public sealed class Button : MudButton
{
    public Button() => (Ripple, DropShadow, Size, Variant) = (false, false, Size.Medium, Variant.Outlined);

    /// <summary>The one that a page or dialog is about.</summary>
    [Parameter] public bool Primary { get; set; }

    /// <summary>Without a border.</summary>
    [Parameter] public bool Quiet { get; set; }

    /// <summary>Does what cannot be undone.</summary>
    [Parameter] public bool Destructive { get; set; }

    /// <summary>An icon before the text, by its name in Material Symbols.</summary>
    [Parameter] public string? Symbol { get; set; }

    /// <summary>Makes it send the form it is in.</summary>
    [Parameter] public bool Submit { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        Variant = Primary || Destructive ? Variant.Filled : Quiet ? Variant.Text : Variant.Outlined;
        Color = Destructive ? Color.Error : Primary ? Color.Primary : Color.Default;
        StartIcon = Symbol is null ? null : Icons.IconSprite.Use(Symbol);
        ButtonType = Submit ? ButtonType.Submit : ButtonType.Button;
        base.OnParametersSet();
    }
}

using MudBlazor;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>MudBlazor's check box in the product's look.</summary>
public sealed class CheckBox : MudCheckBox<bool>
{
    public CheckBox() => (Color, Dense, Ripple) = (Color.Primary, true, false);
}

/// <summary>One choice of a MudRadioGroup in the product's look.</summary>
public sealed class RadioButton<TValue> : MudRadio<TValue>
{
    public RadioButton() => (Color, Dense, Ripple) = (Color.Primary, true, false);
}

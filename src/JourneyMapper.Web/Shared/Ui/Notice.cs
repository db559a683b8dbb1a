using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>MudBlazor's alert in the product's looks; what is bad is said to screen readers at once.</summary>
public sealed class Notice : MudAlert
{
    public Notice() => Dense = true;

    [Parameter] public bool Bad { get; set; }

    [Parameter] public bool Good { get; set; }

    /// <summary>Another role than alert and status: "none" inside a live region.</summary>
    [Parameter] public string? Role { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        Severity = Bad ? Severity.Error : Good ? Severity.Success : Severity.Info;
        Icon = Icons.IconSprite.Use(Bad ? "error" : Good ? "check_circle" : "info");
        UserAttributes["role"] = Role ?? (Bad ? "alert" : "status");
        base.OnParametersSet();
    }
}

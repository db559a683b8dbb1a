using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>What all fields have: a label, a help and an error, and the ids that tie them to the control.</summary>
public abstract class FieldComponent : ComponentBase
{
    /// <summary>Of the control.</summary>
    protected string Id { get; } = $"field-{Guid.NewGuid():N}";

    /// <summary>Stands above; without it, give an aria-label.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>Explains it, below.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>What is wrong, in the reader's language.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Of the whole field.</summary>
    [Parameter] public string? Class { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>Of the control itself: aria-label …</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>The id of the error's text.</summary>
    protected string ErrorId => $"{Id}-error";

    /// <summary>The id of the help's text.</summary>
    protected string HelpId => $"{Id}-help";

    /// <summary>Says what is wrong at once: MudBlazor only shows it.</summary>
    protected RenderFragment Alert => builder =>
    {
        if (Error is null)
            return;
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "visually-hidden");
        builder.AddAttribute(2, "role", "alert");
        builder.AddContent(3, Error);
        builder.CloseElement();
    };

    /// <summary>A control of the browser with its label, and with what is wrong or else its help below: MudInputControl without a component of its own.</summary>
    protected RenderFragment Frame(RenderFragment control) => builder =>
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", Class is null ? "field" : $"field {Class}");
        if (Label is not null)
        {
            builder.OpenElement(2, "label");
            builder.AddAttribute(3, "for", Id);
            builder.AddContent(4, Label);
            builder.CloseElement();
        }
        builder.AddContent(5, control);
        if ((Error ?? Help) is { } below)
        {
            builder.OpenElement(6, Error is null ? "small" : "span");
            builder.AddAttribute(7, "id", Error is null ? HelpId : ErrorId);
            builder.AddAttribute(8, "class", Error is null ? "field-help" : "field-error");
            builder.AddAttribute(9, "role", Error is null ? null : "alert");
            builder.AddContent(10, below);
            builder.CloseElement();
        }
        builder.CloseElement();
    };

    /// <summary>For aria-invalid, where MudBlazor does not draw the control.</summary>
    protected string? Invalid => Error is null ? null : "true";

    /// <summary>For aria-describedby there.</summary>
    protected string? DescribedBy => Error is not null ? ErrorId : Help is not null ? HelpId : null;
}

using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Features.Templates;

namespace JourneyMapper.Web.Features.Journeys.New;

/// <summary>A template of the gallery: one that is built in, or one of the workspace.</summary>
public sealed record TemplateChoice(Template? BuiltIn, TemplateSummary? Own)
{
    /// <summary>What is chosen until somebody chooses.</summary>
    public static TemplateChoice First { get; } = new(BuiltInTemplates.All[0], null);

    /// <summary>Unique in the gallery.</summary>
    public string Key => BuiltIn?.Id ?? Own!.Id.ToString("N");

    /// <summary>Two are the same where they mean the same template, whatever it is called.</summary>
    public bool Equals(TemplateChoice? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

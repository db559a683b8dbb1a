using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Map;

/// <summary>What stands in stages without touchpoints where a map is only read.</summary>
static class EmptyStages
{
    /// <summary>For each stage, why the journey does without it; elsewhere the very content that is given.</summary>
    public static RenderFragment[] Of(Journey journey, RenderFragment otherwise) => [.. journey.OutOfScope.Select(reason => reason.Length > 0 ? Because(reason) : otherwise)];

    static RenderFragment Because(string reason) => builder =>
    {
        builder.OpenElement(0, "b");
        builder.AddContent(1, BoardText.OutOfScope);
        builder.CloseElement();
        builder.OpenElement(2, "span");
        builder.AddAttribute(3, "dir", "auto");
        builder.AddContent(4, reason);
        builder.CloseElement();
    };
}

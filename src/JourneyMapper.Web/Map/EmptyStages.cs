using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Map;

/// <summary>What stands in stages without touchpoints where a map is only read.</summary>
static class EmptyStages
{
    /// <summary>For each stage, why the journey does without it, or a sentence.</summary>
    public static RenderFragment[] Of(Journey journey, string otherwise) => [.. Stages.All.Select(stage => Of(journey.OutOfScope[(int)stage], otherwise))];

    static RenderFragment Of(string reason, string otherwise) => builder =>
    {
        if (reason.Length == 0)
        {
            builder.AddContent(0, otherwise);
            return;
        }

        builder.OpenElement(1, "b");
        builder.AddContent(2, BoardText.OutOfScope);
        builder.CloseElement();
        builder.OpenElement(3, "span");
        builder.AddAttribute(4, "dir", "auto");
        builder.AddContent(5, reason);
        builder.CloseElement();
    };
}

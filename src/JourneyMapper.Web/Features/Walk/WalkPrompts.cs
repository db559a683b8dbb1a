using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Walk;

/// <summary>What is asked in each stage, as the customer would ask: what scenario mapping asks in interviews and workshops.</summary>
static class WalkPrompts
{
    /// <summary>The questions of a stage.</summary>
    public static ImmutableArray<string> Of(Stage stage) => stage switch
    {
        Stage.Awareness => [WalkText.PromptFind, WalkText.PromptFirst],
        Stage.Consideration => [WalkText.PromptAnswers, WalkText.PromptTrust],
        Stage.Decision => [WalkText.PromptDecide, WalkText.PromptGiveUp],
        Stage.Retention => [WalkText.PromptAgain, WalkText.PromptHelp],
        _ => [WalkText.PromptRecommend, WalkText.PromptReturn],
    };

    /// <summary>An answer that somebody could give there.</summary>
    public static string Example(Stage stage) => stage switch
    {
        Stage.Awareness => WalkText.ExampleAwareness,
        Stage.Consideration => WalkText.ExampleConsideration,
        Stage.Decision => WalkText.ExampleDecision,
        Stage.Retention => WalkText.ExampleRetention,
        _ => WalkText.ExampleLoyalty,
    };
}

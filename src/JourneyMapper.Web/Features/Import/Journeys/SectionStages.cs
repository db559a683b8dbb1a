using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>Which of the five stages the parts of a source become, and what those are called then.</summary>
/// <param name="Stages">The stage of each part, in order.</param>
/// <param name="Labels">The journey's own labels of its stages: the name of a part that has a stage for itself and is called otherwise.</param>
sealed record SectionStages(ImmutableArray<Stage> Stages, ImmutableArray<string> Labels)
{
    /// <summary>What a stage is called.</summary>
    public string LabelOf(Stage stage) => stage.LabelIn(Labels);

    /// <summary>
    /// What was chosen counts first, then what names say; the rest stand between their neighbours, spread over the stages that are left there. Five parts of which no name says anything are the five stages.
    /// </summary>
    public static SectionStages Of(IReadOnlyList<(string Name, string Key)> sections, IReadOnlyDictionary<string, Stage> chosen)
    {
        var known = sections.Select(section => chosen.TryGetValue(section.Key, out var stage) ? stage : StageGuess.Of(section.Name)).ToArray();
        var stages = new Stage[sections.Count];
        for (var i = 0; i < stages.Length;)
        {
            if (known[i] is { } stage)
            {
                stages[i++] = stage;
                continue;
            }

            var end = i;
            while (end < stages.Length && known[end] is null)
                end++;
            var (least, most) = Room(i == 0 ? null : stages[i - 1], end == stages.Length ? null : known[end]);
            for (var at = i; at < end; at++)
                stages[at] = (Stage)(least + ((at - i) * (most - least + 1) / (end - i)));
            i = end;
        }

        var labels = Domain.Journeys.Stages.All.Select(stage => Label(sections, stages, stage));
        return new([.. stages], [.. labels]);
    }

    // The stages strictly between both; where there are none, that of the one before, or the first of all.
    static (int Least, int Most) Room(Stage? before, Stage? after)
    {
        var least = before is { } first ? (int)first + 1 : 0;
        var most = after is { } next ? (int)next - 1 : (int)Stage.Loyalty;
        if (least <= most)
            return (least, most);
        var only = (int)(before ?? after ?? Stage.Awareness);
        return (only, only);
    }

    static string Label(IReadOnlyList<(string Name, string Key)> sections, Stage[] stages, Stage stage)
    {
        var only = Enumerable.Range(0, stages.Length).Where(index => stages[index] == stage).Take(2).ToList() is [var index0] ? sections[index0].Name : null;
        if (only is null || (StageGuess.IsUsual(only) && StageGuess.Of(only) == stage))
            return "";
        var (label, problem) = Domain.Editing.JourneyFields.Labels[(int)stage].Accept(only);
        return problem is null ? label : Domain.Editing.JourneyFields.Labels[(int)stage].Accept(label[..Limits.Label]) is { Problem: null, Value: var cut } ? cut : "";
    }
}

using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Journeys;

/// <summary>One map: personas that pursue a goal across five stages. Immutable; <see cref="Editing.Editor"/> makes the next one.</summary>
public sealed record Journey : IStreamRoot, ICompletesEdits
{
    static readonly ImmutableArray<string> Nothing = [.. Stages.All.Select(_ => "")];

    /// <summary>Unique over all workspaces.</summary>
    public required Guid Id { get; init; }

    /// <summary>One line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>Who wants what, in a sentence.</summary>
    public string Scenario { get; init; } = "";

    /// <summary>Whether it shows what is or what shall be.</summary>
    public JourneyState State { get; init; }

    /// <summary>The journey's own label of each stage, in order; empty where the stage keeps its usual name.</summary>
    public ImmutableArray<string> Labels { get; init; } = Nothing;

    /// <summary>Why each stage is out of the journey's scope, in order; empty where it is not. It counts where the stage has no touchpoint, see <see cref="IsOutOfScope"/>.</summary>
    public ImmutableArray<string> OutOfScope { get; init; } = Nothing;

    /// <summary>The member who answers for the whole journey.</summary>
    public Guid? Owner { get; init; }

    /// <summary>The language of its texts.</summary>
    public JourneyLanguage Language { get; init; }

    /// <summary>How often somebody signs it off again.</summary>
    public ReviewInterval ReviewEvery { get; init; }

    /// <summary>Words to find it by, in one line: "tag, tag". No two are equal but for case.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The order of its lanes: the ids of their fields with a comma between. Those that it does not name come last.</summary>
    public string LaneOrder { get; init; } = "";

    /// <summary>The lanes that its map does not show, in the form of <see cref="LaneOrder"/>.</summary>
    public string HiddenLanes { get; init; } = "";

    /// <summary>The lanes that its map shows though others do not, in the form of <see cref="LaneOrder"/>: see <see cref="Lane.IsOptional"/>.</summary>
    public string ShownLanes { get; init; } = "";

    /// <summary>Its own titles of usual lanes, one a line: "Action: What she does".</summary>
    public string LaneTitles { get; init; } = "";

    /// <summary>What people have answered by hand to the questions about its channels, in the form of <see cref="Omnichannel.HandAnswers"/>.</summary>
    public string Omnichannel { get; init; } = "";

    /// <summary>How many edits made it what it is; 0 for a journey just created.</summary>
    public long Revision { get; init; }

    /// <summary>The revision of the last edit that changed content: what approvals are about. See <see cref="Field.IsContent"/>.</summary>
    public long ContentRevision { get; init; }

    /// <summary>All touchpoints, by stage and rank.</summary>
    public ImmutableArray<Touchpoint> Touchpoints { get; init; } = [];

    /// <summary>The ways that customers take between them, in order.</summary>
    public ImmutableArray<Transition> Transitions { get; init; } = [];

    /// <summary>What hurts at its touchpoints, one for each line of their cells.</summary>
    public ImmutableArray<PainPoint> PainPoints { get; init; } = [];

    /// <summary>What could be improved at its touchpoints, one for each line of their cells.</summary>
    public ImmutableArray<Opportunity> Opportunities { get; init; } = [];

    /// <summary>The lanes that it has beside the usual ones.</summary>
    public ImmutableArray<OwnLane> OwnLanes { get; init; } = [];

    /// <summary>Whom it is about, in order.</summary>
    public ImmutableArray<JourneyPersona> Personas { get; init; } = [];

    /// <summary>What it shall do for customers and business, in order.</summary>
    public ImmutableArray<Goal> Goals { get; init; } = [];

    /// <summary>The KPIs that touchpoints are measured by, in the order of the map.</summary>
    public IEnumerable<(Guid Touchpoint, string Kpi)> Kpis => Touchpoints.SelectMany(touchpoint => touchpoint.Kpis, (touchpoint, target) => (touchpoint.Id, target.Kpi));

    /// <summary>
    /// The touchpoint with the lowest emotion, where that is below zero: what people remember beside the end (peak-end rule, Kahneman). Of several as low, the most important; of
    /// those, the first.
    /// </summary>
    public Touchpoint? LowestMoment
    {
        get
        {
            Touchpoint? lowest = null;
            foreach (var touchpoint in Touchpoints)
                if (touchpoint.Emotion < (lowest?.Emotion ?? 0) || (touchpoint.Emotion == lowest?.Emotion && touchpoint.Importance > lowest.Importance))
                    lowest = touchpoint;
            return lowest;
        }
    }

    /// <summary>The touchpoints of one stage, in order.</summary>
    public IEnumerable<Touchpoint> In(Stage stage) => Touchpoints.Where(touchpoint => touchpoint.Stage == stage);

    /// <summary>Whether the journey does without a stage, and says why.</summary>
    public bool IsOutOfScope(Stage stage) => OutOfScope[(int)stage].Length > 0 && !In(stage).Any();

    /// <summary>What a transition between two touchpoints of this journey usually is, by where they stand.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends; null: outside of the journey.</param>
    public TransitionKind UsualTransition(Guid from, Guid? to)
    {
        var (begins, ends) = (PlaceOf(from), PlaceOf(to));
        return ends < 0 ? TransitionKind.DropOut : ends <= begins ? TransitionKind.Loop : ends == begins + 1 ? TransitionKind.Next : TransitionKind.Jump;
    }

    Edit.Made ICompletesEdits.Complete(Edit.Made made, Guid edit) => TouchpointItems.Settle(made, this, edit);

    IStreamRoot IStreamRoot.At(long revision, long contentRevision) => this with { Revision = revision, ContentRevision = contentRevision };

    /// <summary>The touchpoint of that id, or null.</summary>
    public Touchpoint? Find(Guid id)
    {
        foreach (var touchpoint in Touchpoints)
            if (touchpoint.Id == id)
                return touchpoint;
        return null;
    }

    int PlaceOf(Guid? id)
    {
        for (var i = 0; i < Touchpoints.Length; i++)
            if (Touchpoints[i].Id == id)
                return i;
        return -1;
    }
}

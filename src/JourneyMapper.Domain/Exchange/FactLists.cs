using System.Collections.Immutable;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using static JourneyMapper.Domain.Exchange.FactPart;

namespace JourneyMapper.Domain.Exchange;

/// <summary>The lists of facts beside the map that a file may hold, with all their parts and limits.</summary>
static class FactLists
{
    /// <summary>So many months a funnel has at most: more than thirty years.</summary>
    public const int Months = 400;

    const string OfTouchpoint = "The id of one of touchpoints.";

    const string ForPeople = "About the map where it was exported: a reader leaves it.";

    public static FactPart Comments { get; } = List("commentThreads", Limits.CommentThreads,
        new("touchpoint", FactType.Id) { Says = $"{OfTouchpoint} Left out: the journey as a whole." },
        new("field", FactType.Choice) { Choices = [.. RecordedThread.Fields.Select(FieldForm.NameOf)], Says = "The field of the touchpoint. Left out: the touchpoint as a whole." },
        new("resolvedAt", FactType.Time),
        Line("resolvedBy", Limits.Name),
        List("comments", Limits.CommentsOfThread,
            Line("author", Limits.Name) with { IsRequired = true, Says = "A name; a reader makes it nobody's account." },
            new("isGuest", FactType.Flag),
            new("writtenAt", FactType.Time) { IsRequired = true },
            new("editedAt", FactType.Time),
            Lines("text", Limits.Comment) with { IsRequired = true }) with
        { IsRequired = true });

    public static FactPart Experiments { get; } = List("experiments", Limits.Experiments,
        new("touchpoint", FactType.Id) { IsRequired = true, Says = OfTouchpoint },
        Line("name", Limits.Name) with { IsRequired = true },
        Lines("hypothesis", Limits.Note),
        new("kpi", FactType.Id) { Says = "The id of a built-in KPI or of one of kpis." },
        Choice<ExperimentKind>("kind"),
        Integer("planned", 2, Limits.Visitors),
        Number("baseline", 0, 100),
        Number("effect", 0, Limits.Number),
        Number("deviation", 0, Limits.Number),
        new("startsOn", FactType.Day),
        new("endsOn", FactType.Day),
        Choice<ExperimentState>("state"),
        List("variants", Limits.Variants,
            new("id", FactType.Id),
            Line("name", Limits.Label) with { IsRequired = true },
            Integer("count", 0, Limits.Visitors),
            Integer("conversions", 0, Limits.Visitors),
            Number("mean", -Limits.Number, Limits.Number),
            Number("deviation", 0, Limits.Number)) with
        { IsRequired = true, Says = "The first is the control." },
        new("chosen", FactType.Id) { Says = "The id of the variant that was decided for." },
        Lines("decision", Limits.Note),
        new("decidedOn", FactType.Day),
        Line("decidedBy", Limits.Name));

    public static FactPart Surveys { get; } = List("surveys", Limits.Surveys,
        List("wordings", 2,
            new("language", FactType.Choice) { Choices = ["en", "fr"], IsRequired = true },
            Line("title", Limits.Name) with { IsRequired = true },
            Lines("intro", Limits.Note),
            Lines("consent", Limits.Note) with { IsRequired = true }) with
        { IsRequired = true },
        new("asksName", FactType.Flag),
        new("madeAt", FactType.Time) { IsRequired = true },
        new("closesOn", FactType.Day) { IsRequired = true },
        Integer("answers", 0, Limits.SurveyAnswers) with { Says = "How many there are. No answer is in the file." },
        List("items", Limits.SurveyTouchpoints,
            new("touchpoint", FactType.Id) { Says = OfTouchpoint },
            Choice<Stage>("stage") with { IsRequired = true },
            Line("stageLabel", Limits.Label),
            Line("name", Limits.Name) with { IsRequired = true },
            Lines("description", Limits.Text),
            Integer("emotion", -Limits.Emotion, Limits.Emotion) with { Says = "What the team believed." },
            Integer("met", 0, Limits.SurveyAnswers) with { Says = "How many customers have met it; left out with mean and deviation where they are fewer than five." },
            Number("mean", -Limits.Emotion, Limits.Emotion),
            Number("deviation", 0, 2 * Limits.Emotion)) with
        { IsRequired = true });

    public static FactPart Funnel { get; } = List("funnel", Months * (Limits.Personas + 1),
        [
            new("month", FactType.Month) { IsRequired = true },
            new("persona", FactType.Id) { Says = "The id of one of personas. Left out: everybody." },
            .. Stages.All.Select(stage => Integer(NameOf(stage), 0, Limits.FunnelPeople)),
        ]);

    public static FactPart Economics { get; } = List("economics", Months,
        new("month", FactType.Month) { IsRequired = true },
        Integer("newCustomers", 0, Limits.FunnelPeople),
        Number("margin", 0, 100),
        Number("customerRevenue", 0, Limits.Number),
        Number("churn", 0, 100),
        List("lines", 5 * (Limits.OwnChannels + 100),
            Choice<Stage>("stage") with { IsRequired = true },
            new("channel", FactType.Id) { Says = "The id of a built-in channel or of one of channels." },
            Number("cost", 0, Limits.Number),
            Number("revenue", 0, Limits.Number))) with
    { Says = "Amounts are in currency." };

    /// <summary>Named versions: of the map where it was exported, so nobody reads them back.</summary>
    public static FactPart Versions { get; } = List("namedVersions", 0,
        Integer("revision", 0, long.MaxValue), Line("name", Limits.Label), new("at", FactType.Time), Line("by", Limits.Name)) with
    { Says = ForPeople };

    /// <summary>Sign-offs: of the map where it was exported, so nobody reads them back.</summary>
    public static FactPart SignOffs { get; } = List("signOffs", 0,
        Integer("revision", 0, long.MaxValue), new("isCurrent", FactType.Flag), new("state", FactType.Choice) { Choices = ["Requested", "Approved", "Refused"] },
        new("requestedAt", FactType.Time), Line("requestedBy", Limits.Name), new("decidedAt", FactType.Time), Line("decidedBy", Limits.Name), Lines("comment", Limits.Text)) with
    { Says = ForPeople };

    /// <summary>Those that are read back, in the order of the file.</summary>
    public static ImmutableArray<FactPart> Read { get; } = [Comments, Experiments, Surveys, Funnel, Economics];

    /// <summary>Those that are told and not read back.</summary>
    public static ImmutableArray<FactPart> Told { get; } = [Versions, SignOffs];

    /// <summary>What a stage is called in JSON.</summary>
    public static string NameOf(Stage stage) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(stage.ToString());
}

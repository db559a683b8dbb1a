using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a journey itself.</summary>
public static class JourneyFields
{
    /// <summary>What it is called.</summary>
    public static readonly Field<Journey> Title = new(nameof(Journey.Title), FieldKind.Line, j => j.Title, (j, value) => j with { Title = value })
    { Limit = Limits.Name, IsRequired = true };

    /// <summary>Who wants what.</summary>
    public static readonly Field<Journey> Scenario = new(nameof(Journey.Scenario), FieldKind.Text, j => j.Scenario, (j, value) => j with { Scenario = value })
    { Limit = Limits.Text };

    /// <summary>Whether it shows what is or what shall be.</summary>
    public static readonly Field<Journey> State = new(nameof(Journey.State), FieldKind.Choice, j => j.State.ToString(), (j, value) => j with { State = Enum.Parse<JourneyState>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<JourneyState>()] };

    /// <summary>Who answers for it.</summary>
    public static readonly Field<Journey> Owner = new(nameof(Journey.Owner), FieldKind.Member, j => Canonical.Of(j.Owner), (j, value) => j with { Owner = Canonical.Member(value) })
    { IsContent = false };

    /// <summary>How often it is signed off again. A plan of work, which voids no approval.</summary>
    public static readonly Field<Journey> ReviewEvery = new(nameof(Journey.ReviewEvery), FieldKind.Choice, j => j.ReviewEvery.ToString(), (j, value) => j with { ReviewEvery = Enum.Parse<ReviewInterval>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<ReviewInterval>()], IsContent = false };

    /// <summary>The language of its texts. What its paper speaks, which voids no approval.</summary>
    public static readonly Field<Journey> Language = new(nameof(Journey.Language), FieldKind.Choice, j => j.Language.ToString(), (j, value) => j with { Language = Enum.Parse<JourneyLanguage>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<JourneyLanguage>()], IsContent = false };

    /// <summary>Words to find it by.</summary>
    public static readonly Field<Journey> Tags = new(nameof(Journey.Tags), FieldKind.Tags, j => j.Tags, (j, value) => j with { Tags = value })
    { Limit = Limits.Tags * (Limits.Tag + 2), IsContent = false, Form = AcceptTags };

    /// <summary>Its own labels of the five stages, in order; empty where a stage keeps its usual name.</summary>
    public static readonly ImmutableArray<Field<Journey>> Labels = OfStages("Label", FieldKind.Line, Limits.Label, j => j.Labels, (j, labels) => j with { Labels = labels });

    /// <summary>Why stages are out of its scope, in order.</summary>
    public static readonly ImmutableArray<Field<Journey>> OutOfScope = OfStages("Scope", FieldKind.Text, Limits.Name, j => j.OutOfScope, (j, reasons) => j with { OutOfScope = reasons });

    /// <summary>The order of its lanes. How a map is shown voids no approval.</summary>
    public static readonly Field<Journey> LaneOrder = new(nameof(Journey.LaneOrder), FieldKind.Other, j => j.LaneOrder, (j, value) => j with { LaneOrder = value })
    { IsContent = false, IsList = true, Group = FieldGroup.Own, Form = AcceptLanes };

    /// <summary>The lanes that its map does not show.</summary>
    public static readonly Field<Journey> HiddenLanes = new(nameof(Journey.HiddenLanes), FieldKind.Other, j => j.HiddenLanes, (j, value) => j with { HiddenLanes = value })
    { IsContent = false, IsList = true, Group = FieldGroup.Own, Form = AcceptLanes };

    /// <summary>The optional lanes that its map shows.</summary>
    public static readonly Field<Journey> ShownLanes = new(nameof(Journey.ShownLanes), FieldKind.Other, j => j.ShownLanes, (j, value) => j with { ShownLanes = value })
    { IsContent = false, IsList = true, Group = FieldGroup.Own, Form = AcceptLanes };

    /// <summary>Its own titles of usual lanes.</summary>
    public static readonly Field<Journey> LaneTitles = new(nameof(Journey.LaneTitles), FieldKind.Items, j => j.LaneTitles, (j, value) => j with { LaneTitles = value })
    { Limit = Limits.Note, Group = FieldGroup.Own };

    /// <summary>What people have answered about its channels. A judgement about the map, which voids no approval.</summary>
    public static readonly Field<Journey> Omnichannel = new(nameof(Journey.Omnichannel), FieldKind.Other, j => j.Omnichannel, (j, value) => j with { Omnichannel = value })
    { Limit = HandAnswers.Limit, IsContent = false, Group = FieldGroup.Own, Form = AcceptAnswers, Parts = [new("question"), new("answer"), new("note")] };

    /// <summary>All of them, in the order of the panel.</summary>
    public static FieldSet<Journey> Set { get; } = new([Title, Scenario, State, Owner, ReviewEvery, Language, Tags, .. Labels, .. OutOfScope, LaneOrder, HiddenLanes, ShownLanes, LaneTitles, Omnichannel]);

    static ImmutableArray<Field<Journey>> OfStages(string id, FieldKind kind, int limit, Func<Journey, ImmutableArray<string>> read, Func<Journey, ImmutableArray<string>, Journey> write) =>
    [
        .. Stages.All.Select(stage => new Field<Journey>($"{stage}{id}", kind, j => read(j)[(int)stage], (j, value) => write(j, read(j).SetItem((int)stage, value))) { Limit = limit, Group = FieldGroup.Own }),
    ];

    static (string, Problem?) AcceptAnswers(string value) => HandAnswers.Read(value) switch
    {
        (_, { } problem) => (value, problem),
        var (answers, _) => (HandAnswers.Write(answers), null),
    };

    // The card itself is always there.
    static (string, Problem?) AcceptLanes(string value)
    {
        var ids = Canonical.List(value).Distinct(StringComparer.Ordinal).ToList();
        return ids.TrueForAll(id => TouchpointFields.Set.Find(id) is { Lane: not null } field && field.Id == id && field != TouchpointFields.Name) ? (Canonical.List(ids), null) : (value, Problem.Unknown);
    }

    // The first spelling of a tag stays, others that differ by case only are the same tag.
    static (string, Problem?) AcceptTags(string value)
    {
        var tags = value.Split(',').Select(tag => AcceptedText.Line(tag, Limits.Tag)).Where(tag => tag.Value.Any(AcceptedText.IsVisible))
            .DistinctBy(tag => tag.Value, StringComparer.OrdinalIgnoreCase).ToList();
        return (string.Join(", ", tags.Select(tag => tag.Value)),
            tags.Select(tag => tag.Problem).FirstOrDefault(problem => problem is not null) ?? (tags.Count > Limits.Tags ? Problem.TooLong : null));
    }
}

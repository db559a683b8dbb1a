using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>A touchpoint on its way into a draft.</summary>
/// <param name="line">Where it stands in the source.</param>
/// <param name="written">What the source calls it.</param>
sealed class DraftTouchpoint(int line, string written)
{
    public int Line => line;

    public string Written => written;

    public required Touchpoint Touchpoint { get; set; }

    /// <summary>The place of its section; −1: the source has none before it.</summary>
    public required int Section { get; init; }

    /// <summary>What became of it in another form than it is written.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>What of it is not taken.</summary>
    public List<string> Losses { get; } = [];
}

/// <summary>
/// Gathers what a reader finds, in the forms that a journey accepts, and says of each line what became of it. Parts of the source become stages: by their names where those say it, else by their order.
/// </summary>
sealed class JourneyDraft(JourneyChoices choices)
{
    readonly ChannelGuess channels = new(choices.Channels);
    readonly List<DraftTouchpoint> touchpoints = [];
    readonly List<(int Line, string Name, string Key)> sections = [];
    readonly List<string> people = [];
    readonly LossReport report = new();
    int current = -1;
    Rank? last;
    string title = "";
    string scenario = "";

    /// <summary>What the source calls itself.</summary>
    public void Title(int line, string text)
    {
        if (title.Length > 0)
            Drop(line, text, JourneyImportText.SecondTitle);
        else
            title = Take(line, text, JourneyFields.Title, JourneyImportText.TakenTitle);
    }

    /// <summary>What it is about, as far as it says so before it begins.</summary>
    public void Scenario(int line, string text)
    {
        var joined = scenario.Length == 0 ? text : $"{scenario}\n{text}";
        scenario = Take(line, joined, JourneyFields.Scenario, JourneyImportText.TakenScenario, text);
    }

    /// <summary>A part of the source begins; one of a name that has been there goes on.</summary>
    public void Section(int line, string name)
    {
        var key = ComparableText.Title(name);
        current = sections.FindIndex(section => section.Key == key);
        if (current >= 0)
            return;
        current = sections.Count;
        sections.Add((line, name, key));
    }

    /// <summary>A touchpoint of the part that has begun.</summary>
    public DraftTouchpoint? Add(int line, string name)
    {
        if (touchpoints.Count >= Limits.Touchpoints)
        {
            Drop(line, name, JourneyImportText.TooManyTouchpoints.With(Limits.Touchpoints));
            return null;
        }

        var added = new DraftTouchpoint(line, name) { Section = current, Touchpoint = new() { Id = Guid.CreateVersion7(), Stage = default, Name = "" } };
        if (!Set(added, TouchpointFields.Name, name))
        {
            Drop(line, name, JourneyImportText.NoName);
            return null;
        }

        touchpoints.Add(added);
        return added;
    }

    /// <summary>A text, list or choice of a touchpoint.</summary>
    /// <returns>Whether it is taken, in whatever form.</returns>
    public bool Set(DraftTouchpoint touchpoint, Field<Touchpoint> field, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return false;
        if (field == TouchpointFields.Channel)
            return Channel(touchpoint, text);
        if (field.Kind == FieldKind.Choice)
        {
            if (FieldGuess.ChoiceOf(field, text) is { } choice)
                return Write(touchpoint, field, choice);
            touchpoint.Losses.Add(JourneyImportText.UnknownChoice.With(field.Name(), Shortened(text)));
            return false;
        }

        if (field.Kind == FieldKind.Items)
            text = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => Bullets.Without(line)));
        // What comes again is one more line, not another text in its place.
        if (field.Kind != FieldKind.Line && field.Read(touchpoint.Touchpoint) is { Length: > 0 } before)
            text = $"{before}\n{text}";
        return Write(touchpoint, field, text);
    }

    /// <summary>What people feel there.</summary>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="emotion">From −2 to +2.</param>
    /// <param name="written">What the source says.</param>
    /// <param name="isSame">Whether that is the same number.</param>
    public static void Feel(DraftTouchpoint touchpoint, int emotion, string written, bool isSame)
    {
        touchpoint.Touchpoint = touchpoint.Touchpoint with { Emotion = emotion };
        if (!isSame)
            touchpoint.Changes.Add(JourneyImportText.EmotionMapped.With(Shortened(written), MapText.Signed(emotion), Texts.Emotion(emotion)));
    }

    /// <summary>A feeling in words or on a scale.</summary>
    public static void Feel(DraftTouchpoint touchpoint, string written, (decimal Least, decimal Most) scale)
    {
        if (EmotionGuess.Number(written) is { } number)
            Feel(touchpoint, EmotionGuess.On(scale, number), written, EmotionGuess.On(scale, number) == number);
        else if (EmotionGuess.Of(written) is { } emotion)
            Feel(touchpoint, emotion, written, isSame: false);
        else
            touchpoint.Losses.Add(JourneyImportText.UnknownEmotion.With(Shortened(written)));
    }

    /// <summary>Somebody takes part; the first is whom the journey is about.</summary>
    /// <returns>Their place, or −1 where there are more than a journey has.</returns>
    public int Person(string name)
    {
        var (accepted, problem) = PersonaFields.Name.Accept(name);
        if (problem is not null)
            return -1;
        if (people.FindIndex(person => ComparableText.Name(person) == ComparableText.Name(accepted)) is >= 0 and var known)
            return known;
        if (people.Count >= Limits.Personas)
            return -1;
        people.Add(accepted);
        return people.Count - 1;
    }

    /// <summary>How somebody feels at a touchpoint: the first has the curve that every journey has.</summary>
    public static void Feel(DraftTouchpoint touchpoint, int person, int emotion)
    {
        if (person > 0)
            touchpoint.Touchpoint = TouchpointFields.Emotions[person].Write(touchpoint.Touchpoint, emotion.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A line that says something about a touchpoint, and is taken.</summary>
    public void Take(int line, string text, Field<Touchpoint> field) => report.Add(line, text, LineOutcome.Taken, field.Name());

    /// <summary>A line that is not taken.</summary>
    public void Drop(int line, string text, string reason) => report.Add(line, text, LineOutcome.Dropped, reason);

    /// <summary>A line that is taken in another form.</summary>
    public void Change(int line, string text, string reason) => report.Add(line, text, LineOutcome.Changed, reason);

    /// <summary>The journey that has come of it.</summary>
    /// <param name="usualTitle">Where the source has none.</param>
    public JourneyReading Finish(string usualTitle)
    {
        var stages = SectionStages.Of([.. sections.Select(section => (section.Name, section.Key))], choices.Stages);
        foreach (var (section, index) in sections.Select((section, index) => (section, index)))
            Report(section, stages, index);
        foreach (var touchpoint in touchpoints)
            Settle(touchpoint, stages);
        report.Sort();
        if (touchpoints.Count == 0)
            return new(null, report, JourneyImportText.NoTouchpoints);
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = title.Length > 0 ? title : JourneyFields.Title.Accept(usualTitle).Value,
            Scenario = scenario,
            Labels = stages.Labels,
            Touchpoints = JourneyKinds.Touchpoint.InOrder(touchpoints.Select(touchpoint => touchpoint.Touchpoint)),
        };
        var made = new NewJourney(journey).About(people.Select(name => new Persona { Id = Guid.CreateVersion7(), Name = name }));
        return new(made, report)
        {
            Sections = [.. sections.Select((section, index) => new JourneySection(section.Key, section.Name, stages.Stages[index], touchpoints.Count(touchpoint => touchpoint.Section == index)))],
        };
    }

    void Settle(DraftTouchpoint draft, SectionStages stages)
    {
        // What stands before the first part belongs to its stage.
        var stage = stages.Stages.Length == 0 ? Stage.Awareness : stages.Stages[Math.Max(0, draft.Section)];
        if (draft.Touchpoint.Channel.Length == 0 && channels.Within(draft.Touchpoint.Name) is { } guessed)
        {
            draft.Touchpoint = draft.Touchpoint with { Channel = guessed };
            draft.Changes.Add(JourneyImportText.ChannelGuessed.With(NameOf(guessed)));
        }

        if (sections.Count == 0)
            draft.Changes.Add(JourneyImportText.NoStage.With(stage.Name()));
        draft.Touchpoint = draft.Touchpoint with { Stage = stage, Rank = Rank.Between(last, null) };
        last = draft.Touchpoint.Rank;
        var outcome = draft.Losses.Count > 0 ? LineOutcome.Dropped : draft.Changes.Count > 0 ? LineOutcome.Changed : LineOutcome.Taken;
        report.Add(draft.Line, draft.Written, outcome, string.Join(' ', draft.Losses.Concat(draft.Changes).Prepend(JourneyImportText.TakenTouchpoint.With(stages.LabelOf(stage)))));
    }

    void Report((int Line, string Name, string Key) section, SectionStages stages, int index)
    {
        var stage = stages.Stages[index];
        if (StageGuess.IsUsual(section.Name) && StageGuess.Of(section.Name) == stage)
            report.Add(section.Line, section.Name, LineOutcome.Taken, JourneyImportText.TakenStage.With(stage.Name()));
        else if (stages.Labels[(int)stage].Length > 0)
            report.Add(section.Line, section.Name, LineOutcome.Changed, JourneyImportText.StageLabelled.With(stage.Name()));
        else
            report.Add(section.Line, section.Name, LineOutcome.Dropped, JourneyImportText.StageJoined.With(stage.Name()));
    }

    string Take(int line, string text, Field<Journey> field, string reason, string? shown = null)
    {
        var (value, problem) = field.Accept(text);
        if (problem == Problem.TooLong)
        {
            Change(line, shown ?? text, JourneyImportText.Shortened.With(field.Limit));
            return Cut(value, field.Limit);
        }

        if (value.Length > 0)
            report.Add(line, shown ?? text, LineOutcome.Taken, reason);
        return value;
    }

    bool Channel(DraftTouchpoint touchpoint, string text)
    {
        if (channels.Of(text, out var isExact) is not { } id)
        {
            touchpoint.Losses.Add(JourneyImportText.UnknownChannel.With(Shortened(text)));
            return false;
        }

        if (!isExact)
            touchpoint.Changes.Add(JourneyImportText.ChannelMapped.With(Shortened(text), NameOf(id)));
        touchpoint.Touchpoint = touchpoint.Touchpoint with { Channel = id };
        return true;
    }

    string NameOf(string channel) => TouchpointFields.Channel.Choice(channel, choices.Channels);

    static bool Write(DraftTouchpoint touchpoint, Field<Touchpoint> field, string text)
    {
        var (value, problem) = field.Accept(text);
        if (problem == Problem.TooLong)
        {
            touchpoint.Losses.Add(JourneyImportText.FieldShortened.With(field.Name(), field.Limit));
            (value, problem) = field.Accept(Cut(value, field.Limit));
        }

        if (problem is not null)
            return false;
        touchpoint.Touchpoint = field.Write(touchpoint.Touchpoint, value);
        return true;
    }

    // Never between the halves of a character.
    static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();

    static string Shortened(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}

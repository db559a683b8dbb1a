using System.Collections.Concurrent;
using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>
/// What fields and their choices are called. Texts are found by the field's id: TouchpointAction is a name, TouchpointNameLane the title of its lane where that
/// differs, TouchpointContactDirect a choice, TouchpointChannelNone the empty one, JourneyTagsHint an example.
/// </summary>
public static class FieldNames
{
    static readonly ConcurrentDictionary<(string Key, CultureInfo Culture), string?> Found = new();

    /// <summary>What a field is called.</summary>
    public static string Name(this Field field) =>
        OwnSlot(field) is { } slot ? FieldText.OwnLane.With(slot) :
        field is Field<Journey> label && JourneyFields.Labels.IndexOf(label) is var stage and >= 0 ? Stages.All[stage].Name() :
        field is Field<Journey> reason && JourneyFields.OutOfScope.IndexOf(reason) is var without and >= 0 ? FieldText.StageScope.With(Stages.All[without].Name()) : Required($"{field.Record}{field.Id}");

    /// <summary>What a field is called in another language than the reader's.</summary>
    public static string Name(this Field field, CultureInfo culture) => OwnSlot(field) is { } slot ? Find(nameof(FieldText.OwnLane), culture)!.With(slot) : Find($"{field.Record}{field.Id}", culture) ?? field.Id;

    /// <summary>What a field is called where it is written: with its form.</summary>
    public static string Label(this Field field) => field.Kind == FieldKind.Items ? FieldText.OneALine.With(field.Name()) : field.Name();

    /// <summary>An example of what to write, or null.</summary>
    public static string? Hint(this Field field) => Find($"{field.Record}{field.Id}Hint");

    /// <summary>The title of the lane that shows a field.</summary>
    public static string LaneTitle(this Field field) => Find($"{field.Record}{field.Id}Lane") ?? field.Name();

    /// <summary>What a value of a choice is called, channels as their workspace calls them.</summary>
    public static string Choice(this Field field, string value, ChannelLibrary channels) => field != TouchpointFields.Channel || value.Length == 0 ? field.Choice(value)
        : channels.Find(value) is { } channel ? channels.LabelOf(channel) : Common.FormerChannel;

    /// <summary>What can be chosen, channels as their workspace offers them; what is chosen now stays among them.</summary>
    public static IEnumerable<(string Value, string Text)> Options(this Field field, ChannelLibrary channels, string chosen = "") => field != TouchpointFields.Channel ? field.Options()
        : channels.OfferedWith(chosen).Select(channel => channel.Id).Prepend("").Concat(chosen.Length > 0 && channels.Find(chosen) is null ? [chosen] : []).Select(id => (id, field.Choice(id, channels)));

    /// <summary>What can be chosen: value and name.</summary>
    public static IEnumerable<(string Value, string Text)> Options(this Field field) => field.Kind == FieldKind.Scale
        ? Enumerable.Range(-field.Limit, (2 * field.Limit) + 1).Reverse().Select(number => (number.ToString(CultureInfo.InvariantCulture), $"{MapText.Signed(number)}  {Texts.Emotion(number)}"))
            .Concat(field.IsRequired ? [] : [("", Common.FeelingUnknown)])
        : field.Choices.Select(choice => (choice, field.Choice(choice)));

    /// <summary>What a value of a choice is called; the value itself where it is none. Of several, what all of them are. Channels as they are built in: whoever has a workspace's asks with them.</summary>
    public static string Choice(this Field field, string value) =>
        field.Kind == FieldKind.Choices ? string.Join(", ", field.Chosen(value).Select(chosen => Find($"{field.Record}{field.Id}{chosen}") ?? chosen)) :
        value.Length == 0 ? Required($"{field.Record}{field.Id}None")
        : field == TouchpointFields.Channel ? field.Choice(value, ChannelLibrary.BuiltIn)
        : Find($"{field.Record}{field.Id}{value}") ?? value;

    /// <summary>Which choices a value of several names.</summary>
    public static IEnumerable<string> Chosen(this Field field, string value) => value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(chosen => field.Choices.Contains(chosen));

    /// <summary>What a value of a choice is called in another language than the reader's.</summary>
    public static string Choice(this Field field, string value, CultureInfo culture) => field == TouchpointFields.Stage ? Common.ResourceManager.GetString($"Stage{value}", culture) ?? value
        : Find($"{field.Record}{field.Id}{(value.Length == 0 ? "None" : value)}", culture) ?? value;

    /// <summary>A length of time, with its unit.</summary>
    public static string Time(int number, TimeUnit unit) => Texts.Count(number, Required($"Time{unit}One"), Required($"Time{unit}Other"));

    // The title of a journey's own lane says its journey, see LaneSet.
    static int? OwnSlot(Field field) => field is Field<Touchpoint> cells && TouchpointFields.Own.IndexOf(cells) is var slot and >= 0 ? slot + 1 : null;

    static string Required(string key) => Find(key) ?? throw new InvalidOperationException($"FieldText.resx has no text {key}.");

    // A map asks for the same few texts thousands of times, some of which are not there.
    static string? Find(string key, CultureInfo? culture = null) => Found.GetOrAdd((key, culture ?? CultureInfo.CurrentUICulture), static asked => FieldText.ResourceManager.GetString(asked.Key, asked.Culture));
}

using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>Journeys small enough to be read in a test, and edits in few words.</summary>
static class Journeys
{
    public static Journey Empty() => new() { Id = Guid.NewGuid(), Title = "Buying a road bike" };

    public static Touchpoint Touchpoint(string name, Stage stage = Stage.Awareness) => new() { Id = Guid.NewGuid(), Stage = stage, Name = name };

    /// <summary>A journey with these touchpoints, in this order, in the first stage.</summary>
    public static Journey With(params string[] names) =>
        names.Aggregate(Empty(), (journey, name) => journey.After(JourneyKinds.Touchpoint.Add(Touchpoint(name), Place.AtEnd)));

    public static Touchpoint Named(this Journey journey, string name) => journey.Touchpoints.Single(touchpoint => touchpoint.Name == name);

    public static Guid Id(this Journey journey, string name) => journey.Named(name).Id;

    public static string[] NamesIn(this Journey journey, Stage stage) => [.. journey.In(stage).Select(touchpoint => touchpoint.Name)];

    /// <summary>The journey after an edit that must succeed.</summary>
    public static Journey After(this Journey journey, Edit edit) => journey.Do(edit).After;

    /// <summary>An edit that must succeed.</summary>
    public static Outcome<Journey>.Applied Do(this Journey journey, Edit edit) => journey.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();

    /// <summary>An edit that must be refused.</summary>
    public static Refusal Refuse(this Journey journey, Edit edit) => journey.Apply(edit).ShouldBeOfType<Outcome<Journey>.Refused>().Refusal;

    public static ChangeRecord<Touchpoint> Write(this Journey journey, string name, Field<Touchpoint> field, string value) =>
        JourneyKinds.Touchpoint.Change(journey.Named(name), field, value);

    public static Revert Undo(Edit edit, Outcome<Journey>.Applied outcome) => new(edit.Id, outcome.Difference);
}

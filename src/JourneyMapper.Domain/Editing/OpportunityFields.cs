using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of an opportunity that people fill in. What it is about is approved with the map; how the work on it goes is not.</summary>
public static class OpportunityFields
{
    /// <summary>What it would improve.</summary>
    public static readonly Field<Opportunity> Touchpoint = new(nameof(Opportunity.Touchpoint), FieldKind.Reference, o => Canonical.Of(o.Touchpoint), (o, value) => o with { Touchpoint = Guid.Parse(value) })
    { IsRequired = true, Target = () => JourneyKinds.Touchpoint };

    /// <summary>What could be improved.</summary>
    public static readonly Field<Opportunity> Title = new(nameof(Opportunity.Title), FieldKind.Line, o => o.Title, (o, value) => o with { Title = value })
    { Limit = Limits.Text, IsRequired = true };

    /// <summary>How.</summary>
    public static readonly Field<Opportunity> Description = new(nameof(Opportunity.Description), FieldKind.Text, o => o.Description, (o, value) => o with { Description = value })
    { Limit = Limits.Text };

    /// <summary>What else it would improve.</summary>
    public static readonly Field<Opportunity> Touchpoints = new(nameof(Opportunity.Touchpoints), FieldKind.Other, o => o.Touchpoints, (o, value) => o with { Touchpoints = value })
    { Limit = Limits.Links, IsContent = false, IsList = true, Form = AcceptIds, Names = Named.Record };

    /// <summary>What would hurt less.</summary>
    public static readonly Field<Opportunity> PainPoints = new(nameof(Opportunity.PainPoints), FieldKind.Other, o => o.PainPoints, (o, value) => o with { PainPoints = value })
    { Limit = Limits.Links, IsContent = false, IsList = true, Form = AcceptIds, Names = Named.Record };

    /// <summary>Which findings it would mend.</summary>
    public static readonly Field<Opportunity> Findings = new(nameof(Opportunity.Findings), FieldKind.Items, o => o.Findings, (o, value) => o with { Findings = value })
    { Limit = Limits.Text, IsContent = false, Names = Named.Finding };

    /// <summary>Which goals it would serve.</summary>
    public static readonly Field<Opportunity> Goals = new(nameof(Opportunity.Goals), FieldKind.Other, o => o.Goals, (o, value) => o with { Goals = value })
    { Limit = Limits.Links, IsContent = false, IsList = true, Form = AcceptIds, Names = Named.Record };

    /// <summary>What it would bring.</summary>
    public static readonly Field<Opportunity> Impact = new(nameof(Opportunity.Impact), FieldKind.Number, o => Canonical.Of(o.Impact), (o, value) => o with { Impact = Canonical.NumberOrNone(value) })
    { Least = 1, Limit = Limits.Priority, IsContent = false };

    /// <summary>What it would cost.</summary>
    public static readonly Field<Opportunity> Effort = new(nameof(Opportunity.Effort), FieldKind.Number, o => Canonical.Of(o.Effort), (o, value) => o with { Effort = Canonical.NumberOrNone(value) })
    { Least = 1, Limit = Limits.Priority, IsContent = false };

    /// <summary>Which member takes care of it.</summary>
    public static readonly Field<Opportunity> Owner = new(nameof(Opportunity.Owner), FieldKind.Member, o => Canonical.Of(o.Owner), (o, value) => o with { Owner = Canonical.Member(value) })
    { IsContent = false };

    /// <summary>Who else does.</summary>
    public static readonly Field<Opportunity> Partner = new(nameof(Opportunity.Partner), FieldKind.Line, o => o.Partner, (o, value) => o with { Partner = value })
    { Limit = Limits.Name, IsContent = false };

    /// <summary>Until when.</summary>
    public static readonly Field<Opportunity> Due = new(nameof(Opportunity.Due), FieldKind.Day, o => Canonical.Of(o.Due), (o, value) => o with { Due = Canonical.Day(value) })
    { IsContent = false };

    /// <summary>How far it has come.</summary>
    public static readonly Field<Opportunity> Status = new(nameof(Opportunity.Status), FieldKind.Choice, o => o.Status.ToString(), (o, value) => o with { Status = Enum.Parse<OpportunityStatus>(value) })
    { Limit = 20, IsContent = false, Choices = [.. Enum.GetNames<OpportunityStatus>()] };

    /// <summary>Since when it is done.</summary>
    public static readonly Field<Opportunity> DoneOn = new(nameof(Opportunity.DoneOn), FieldKind.Day, o => Canonical.Of(o.DoneOn), (o, value) => o with { DoneOn = Canonical.Day(value) })
    { IsContent = false };

    /// <summary>All of them, in the order of the dialog.</summary>
    public static FieldSet<Opportunity> Set { get; } = new([Title, Touchpoint, Description, Touchpoints, PainPoints, Findings, Goals, Impact, Effort, Owner, Partner, Due, Status, DoneOn]);

    /// <summary>The ids in the text form of a list of them.</summary>
    public static IEnumerable<Guid> Ids(string value) => value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse);

    /// <summary>The text form of a list of ids.</summary>
    public static string Ids(IEnumerable<Guid> ids) => string.Join(", ", ids.Distinct());

    /// <summary>The opportunity with another status: one that is done now is so since today, one that is not any more never was.</summary>
    public static Opportunity At(this Opportunity opportunity, OpportunityStatus status, DateOnly today) => opportunity with
    {
        Status = status,
        DoneOn = status == OpportunityStatus.Done ? opportunity.DoneOn ?? today : null,
    };

    static (string, Problem?) AcceptIds(string value)
    {
        string[] parts = [.. Canonical.List(value)];
        if (parts.Any(part => !Guid.TryParse(part, out _)))
            return (value, Problem.Unknown);
        ImmutableArray<Guid> ids = [.. parts.Select(Guid.Parse).Distinct()];
        return (Ids(ids), ids.Length > Limits.Links ? Problem.TooLong : null);
    }
}

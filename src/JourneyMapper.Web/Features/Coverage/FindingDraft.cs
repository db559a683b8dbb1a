namespace JourneyMapper.Web.Features.Coverage;

/// <summary>What somebody is about to make of a finding, or of many, as it stands in the fields of a dialog.</summary>
public sealed class FindingDraft
{
    /// <summary>The id of who shall take care of it as text; empty for nobody.</summary>
    public string Assignee { get; set; } = "";

    /// <summary>Until when.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>What was agreed.</summary>
    public string Note { get; set; } = "";

    /// <summary>Why it is accepted as it is.</summary>
    public string Because { get; set; } = "";

    /// <summary>Until when it is accepted.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The day on which an acceptance ends unless somebody says otherwise.</summary>
    public static DateOnly UsualEnd(DateOnly today) => today.AddMonths(3);

    /// <summary>Who shall take care of it, or null for nobody.</summary>
    public Guid? AssigneeId => Guid.TryParse(Assignee, out var id) ? id : null;
}

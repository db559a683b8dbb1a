namespace JourneyMapper.Data.Inbox;

/// <summary>What a member is told of. The names are stored.</summary>
public enum InboxItemKind
{
    /// <summary>Somebody named them in a comment. The subject is the comment.</summary>
    Mention,

    /// <summary>Somebody answered in a thread in which they have written. The subject is the comment.</summary>
    Reply,

    /// <summary>Somebody gave them a finding. The subject is its key.</summary>
    Assigned,

    /// <summary>The next audit of a touchpoint that they answer for is due. The subject is the touchpoint; the item is there until the audit is done.</summary>
    AuditDue,

    /// <summary>Somebody asked for an approval that they may give. The subject is the request.</summary>
    SignOffAsked,

    /// <summary>What they asked for, or their journey, was approved. The subject is the request.</summary>
    SignOffApproved,

    /// <summary>What they asked for, or their journey, was refused. The subject is the request.</summary>
    SignOffRefused,

    /// <summary>What was approved has been changed. The subject is the request.</summary>
    SignOffVoided,

    /// <summary>A KPI misses its target by more than the margin. The subject is the finding's key; the item is there until the target is reached.</summary>
    KpiMissed,

    /// <summary>Something is proposed for their journey. The subject is the proposal; the item is there until somebody has decided on all of it.</summary>
    ProposalMade,

    /// <summary>Somebody has decided on all of what they had proposed. The subject is the proposal.</summary>
    ProposalDecided,

    /// <summary>Somebody has begun a round of audits with them. The subject is the round; the journey is one of which they audit something.</summary>
    RoundBegun,

    /// <summary>A scheduled import that they have set up has failed several times in a row. The subject is the import, the journey one that it has measured; the item is there until it succeeds.</summary>
    ImportFailing,
}

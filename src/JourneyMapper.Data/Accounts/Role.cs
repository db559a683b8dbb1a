namespace JourneyMapper.Data.Accounts;

/// <summary>What a member may do in the workspace.</summary>
public enum Role
{
    /// <summary>A manager: sees, comments and approves, but does not edit.</summary>
    Viewer,

    /// <summary>A marketer: draws journeys.</summary>
    Editor,

    /// <summary>Everything, members included.</summary>
    Owner,
}

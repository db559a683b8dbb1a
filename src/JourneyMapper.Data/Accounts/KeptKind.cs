namespace JourneyMapper.Data.Accounts;

/// <summary>What a workspace keeps for a time that its owners choose. The names are stored.</summary>
public enum KeptKind
{
    /// <summary>Journeys in the trash.</summary>
    Trash,

    /// <summary>Entries of the journal.</summary>
    Journal,

    /// <summary>What was done in the workspace, see <see cref="ActivityRow"/>.</summary>
    Activity,

    /// <summary>Invitations that were used or have expired.</summary>
    Invitations,

    /// <summary>Answers of surveys.</summary>
    Surveys,
}

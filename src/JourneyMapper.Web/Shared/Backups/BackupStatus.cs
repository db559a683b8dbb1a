namespace JourneyMapper.Web.Shared.Backups;

/// <summary>What is known of backups on this node: for owners, and for whoever watches the server.</summary>
public sealed class BackupStatus
{
    volatile Report current = new(IsOn: false, null, HasFailed: false);

    /// <summary>As it is now.</summary>
    public Report Current => current;

    /// <summary>Says that backups are made.</summary>
    /// <param name="last">When the newest one was taken; null: there is none.</param>
    internal void Begin(DateTimeOffset? last) => current = new(IsOn: true, last, HasFailed: false);

    /// <summary>Says that one is there.</summary>
    internal void Finish(DateTimeOffset takenAt) => current = new(IsOn: true, takenAt, HasFailed: false);

    /// <summary>Says that one was not made.</summary>
    internal void Fail() => current = current with { IsOn = true, HasFailed = true };

    /// <summary>What is known.</summary>
    /// <param name="IsOn">Whether backups are made.</param>
    /// <param name="Last">When the newest one was taken, UTC; null: there is none.</param>
    /// <param name="HasFailed">Whether the last attempt failed.</param>
    public sealed record Report(bool IsOn, DateTimeOffset? Last, bool HasFailed)
    {
        /// <summary>In a word, for programs: <c>done</c>, <c>failed</c> or <c>none yet</c>; null while no backups are made.</summary>
        public string? Word => !IsOn ? null : HasFailed ? "failed" : Last is null ? "none yet" : "done";
    }
}

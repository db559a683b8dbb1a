namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The private PostgreSQL cannot be used, for a reason that a person can remove.</summary>
/// <param name="sentence">One English sentence for the console: what is wrong, where, and what helps.</param>
/// <param name="cause">What the machine said, for the log.</param>
public sealed class LocalPostgresException(string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    internal static LocalPostgresException DiskFull(string folder, Exception? cause = null) =>
        new($"The disk that holds '{folder}' is full: free some space and start JourneyMapper again.", cause);

    internal static LocalPostgresException NotWritable(string folder, Exception? cause = null) =>
        new($"The data folder '{folder}' cannot be written by user '{Environment.UserName}': correct its owner or permissions, or set JourneyMapper:DataDirectory to another folder.", cause);

    /// <summary>What an exception of the file system means for the folder it happened in.</summary>
    internal static LocalPostgresException FromFiles(string folder, Exception cause) => cause switch
    {
        _ when Reason.IsDiskFull(cause) => DiskFull(folder, cause),
        UnauthorizedAccessException => NotWritable(folder, cause),
        _ => new($"The data folder '{folder}' cannot be used: {cause.Message.TrimEnd('.')}.", cause),
    };
}

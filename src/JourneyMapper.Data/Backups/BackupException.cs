namespace JourneyMapper.Data.Backups;

/// <summary>A backup was not made or not restored, for a reason that whoever runs JourneyMapper can remove.</summary>
/// <param name="sentence">One English sentence: what is wrong and what helps.</param>
/// <param name="cause">What the machine said.</param>
public sealed class BackupException(string sentence, Exception? cause = null) : Exception(sentence, cause);

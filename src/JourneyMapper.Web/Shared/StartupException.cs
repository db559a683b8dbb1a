namespace JourneyMapper.Web.Shared;

/// <summary>The application cannot start, for a reason that whoever runs it can remove.</summary>
/// <param name="sentence">One English sentence for the console: what is wrong and what helps.</param>
/// <param name="cause">What the machine said.</param>
sealed class StartupException(string sentence, Exception? cause = null) : Exception(sentence, cause);

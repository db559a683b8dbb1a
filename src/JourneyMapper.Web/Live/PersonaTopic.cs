namespace JourneyMapper.Web.Live;

/// <summary>Tells whoever shows personas that the workspace's library has changed. Nobody has to send it: each edit of the library is in the journal, see <see cref="JournalChannel"/>.</summary>
public sealed class PersonaTopic() : WorkspaceTopic("persona");

namespace JourneyMapper.Web.Live;

/// <summary>Tells that a journey is open to others than before; each open page of it looks whether it still is to its member.</summary>
public sealed class AccessTopic() : WorkspaceTopic("access");

namespace JourneyMapper.Web.Live;

/// <summary>Tells whoever shows channels that those of the workspace have changed.</summary>
public sealed class ChannelTopic() : WorkspaceTopic("channel");

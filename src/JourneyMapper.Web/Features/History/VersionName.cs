namespace JourneyMapper.Web.Features.History;

/// <summary>What somebody wants a version to be called; empty: nothing.</summary>
public sealed record VersionName(string Name);

namespace JourneyMapper.Web.Features.Repository.Hierarchy;

/// <summary>A journey that was chosen to show a touchpoint in detail; null for none.</summary>
public sealed record DetailChoice(Guid? Journey);

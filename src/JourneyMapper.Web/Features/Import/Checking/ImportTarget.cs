using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>What a row is about: a touchpoint and one of its KPIs.</summary>
/// <param name="Number">Its place among all of the workspace, by journey, touchpoint and KPI.</param>
/// <param name="Place">The touchpoint.</param>
/// <param name="Kpi">The KPI.</param>
public sealed record ImportTarget(int Number, TouchpointPlace Place, Kpi Kpi);

/// <summary>A touchpoint and where it is.</summary>
public sealed record TouchpointPlace(Guid Touchpoint, string Name, Guid Journey, string Title);

namespace JourneyMapper.Data.Journal;

/// <summary>What belongs to a workspace and does not lie in the trash: every query of journeys begins with it.</summary>
public static class JourneysInUse
{
    /// <summary>Those of these journeys that the workspace uses.</summary>
    public static IQueryable<JourneyRow> InUse(this IQueryable<JourneyRow> journeys, Guid workspace) =>
        journeys.Where(journey => journey.WorkspaceId == workspace && journey.TrashedAt == null);
}

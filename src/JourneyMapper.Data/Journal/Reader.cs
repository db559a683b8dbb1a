namespace JourneyMapper.Data.Journal;

/// <summary>
/// For whom journeys are read or changed. Every query of journeys, and of what belongs to them, begins with one of the methods below: they alone know what is private.
/// </summary>
public readonly record struct Reader
{
    /// <summary>A member, who sees what is open to their workspace or to them.</summary>
    public Reader(Guid workspace, Guid member) => (Workspace, Member) = (workspace, member);

    /// <summary>Nothing of another one is seen.</summary>
    public Guid Workspace { get; }

    /// <summary>The member; null for the application itself.</summary>
    public Guid? Member { get; private init; }

    /// <summary>The application itself, which sees everything of a workspace: for work of which nobody is shown or told more than they may see.</summary>
    public static Reader Application(Guid workspace) => new(workspace, default) { Member = null };
}

/// <summary>Which journeys somebody reaches. What they may not see is, for them, not there.</summary>
public static class ReachableJourneys
{
    /// <summary>Those of these journeys that a reader may see and that do not lie in the trash.</summary>
    public static IQueryable<JourneyRow> InUse(this IQueryable<JourneyRow> journeys, Reader reader) =>
        journeys.SeenBy(reader).Where(journey => journey.TrashedAt == null);

    /// <summary>Those of these journeys that a reader may see, in the trash as well.</summary>
    public static IQueryable<JourneyRow> SeenBy(this IQueryable<JourneyRow> journeys, Reader reader) =>
        journeys.Where(journey => journey.WorkspaceId == reader.Workspace && (!journey.IsPrivate || JourneyDbContext.JourneyAccess(journey.Id, reader.Member) != null));

    /// <summary>Those of these journeys that are not closed to the edits of a reader whose role lets them edit, in the trash as well.</summary>
    public static IQueryable<JourneyRow> EditableBy(this IQueryable<JourneyRow> journeys, Reader reader) =>
        journeys.Where(journey => journey.WorkspaceId == reader.Workspace && (!journey.IsPrivate || JourneyDbContext.JourneyAccess(journey.Id, reader.Member) == nameof(AccessLevel.Edit)));
}

namespace JourneyMapper.Domain.Journeys;

/// <summary>When a touchpoint is to be audited again.</summary>
public static class Cadences
{
    /// <summary>The months from one audit to the next.</summary>
    /// <param name="cadence">The touchpoint's own.</param>
    /// <param name="workspace">What counts where the touchpoint says <see cref="Cadence.Workspace"/>.</param>
    public static int Months(this Cadence cadence, Cadence workspace) => (cadence == Cadence.Workspace ? workspace : cadence) switch
    {
        Cadence.Quarterly => 3,
        Cadence.Yearly => 12,
        _ => 6,
    };

    /// <summary>The last day on which the next audit is in time.</summary>
    /// <param name="cadence">The touchpoint's own.</param>
    /// <param name="workspace">What counts where the touchpoint says <see cref="Cadence.Workspace"/>.</param>
    /// <param name="last">The day of the last audit.</param>
    public static DateOnly NextAudit(this Cadence cadence, Cadence workspace, DateOnly last) => last.AddMonths(cadence.Months(workspace));
}

using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Features.Import.Storing;

/// <summary>How the check of a file ended.</summary>
public abstract record ImportCheck
{
    ImportCheck() { }

    /// <summary>It was read to its end.</summary>
    /// <param name="Import">Belongs to whoever asked for the check.</param>
    public sealed record Done(CheckedImport Import) : ImportCheck;

    /// <summary>It cannot be read.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Unreadable(FileProblem Problem) : ImportCheck;

    /// <summary>As many others import as may at once.</summary>
    public sealed record Busy : ImportCheck;

    /// <summary>The member may look but not record.</summary>
    public sealed record NotAllowed : ImportCheck;
}

/// <summary>A journey that got values.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Values">How many.</param>
public sealed record ImportedJourney(Guid Id, string Title, long Values);

/// <summary>How an import ended. All rows are recorded, or none.</summary>
public abstract record ImportOutcome
{
    ImportOutcome() { }

    /// <summary>They are recorded.</summary>
    /// <param name="Added">On days that had no value.</param>
    /// <param name="Replaced">On days that had another value.</param>
    /// <param name="Kept">On days that keep the value that they have.</param>
    /// <param name="Journeys">Those that got values, the one with the most first.</param>
    public sealed record Done(long Added, long Replaced, long Kept, IReadOnlyList<ImportedJourney> Journeys) : ImportOutcome;

    /// <summary>Rows are wrong.</summary>
    /// <param name="Wrong">How many.</param>
    public sealed record NothingRecorded(long Wrong) : ImportOutcome;

    /// <summary>Days have a value, and nobody said what shall become of it.</summary>
    /// <param name="Existing">How many.</param>
    public sealed record Taken(long Existing) : ImportOutcome;

    /// <summary>Touchpoints or KPIs have changed since the check.</summary>
    public sealed record Changed : ImportOutcome;

    /// <summary>The rows have waited too long.</summary>
    public sealed record Expired : ImportOutcome;

    /// <summary>The member may look but not record.</summary>
    public sealed record NotAllowed : ImportOutcome;
}

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>The steps of a print, in order.</summary>
public enum PrintPhase
{
    Waiting,
    Rendering,
    Done,
}

/// <summary>How far a print has come.</summary>
/// <param name="Phase">The step that has begun.</param>
/// <param name="Position">While waiting: the place in the queue, 1 is next. Otherwise 0.</param>
/// <param name="Length">When done: the size of the PDF in bytes. Otherwise 0.</param>
public sealed record PrintProgress(PrintPhase Phase, int Position = 0, long Length = 0);

namespace JourneyMapper.Domain.Editing;

/// <summary>A root some of whose records follow others: what an edit changes is completed before it is applied.</summary>
interface ICompletesEdits
{
    /// <summary>What an edit changes, with all that follows from it.</summary>
    /// <param name="made">What it changes itself; it was not refused.</param>
    /// <param name="edit">The edit's id.</param>
    Edit.Made Complete(Edit.Made made, Guid edit);
}

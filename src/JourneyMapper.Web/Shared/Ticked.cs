namespace JourneyMapper.Web.Shared;

/// <summary>What is chosen by boxes that are ticked.</summary>
static class Ticked
{
    /// <summary>Takes something in or out.</summary>
    public static void Set<T>(this ISet<T> chosen, T item, bool isIn)
    {
        if (isIn)
            chosen.Add(item);
        else
            chosen.Remove(item);
    }
}

namespace JourneyMapper.Web.Shared;

/// <summary>
/// News are told in the language of whoever caused them: the culture flows from caller to callee, into what a page draws then. So who
/// waits for news keeps the circumstances in which they began to wait.
/// </summary>
public static class CapturedCulture
{
    /// <summary>The same action, but run with the culture of this moment, whoever calls it.</summary>
    public static Action<T> Keep<T>(Action<T> action) =>
        ExecutionContext.Capture() is { } own ? told => ExecutionContext.Run(own, _ => action(told), null) : action;
}

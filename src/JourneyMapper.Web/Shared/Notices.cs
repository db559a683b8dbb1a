using JourneyMapper.Web.Resources;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Shared;

/// <summary>What people are told after something was done, or was not.</summary>
static class Notices
{
    static readonly TimeSpan Short = TimeSpan.FromSeconds(4);

    // Long enough to read it, to change one's mind and to reach the button with the keyboard.
    static readonly TimeSpan Long = TimeSpan.FromSeconds(12);

    /// <summary>It is done.</summary>
    public static void Done(this ISnackbar notices, string text) => notices.Tell(text, Severity.Success, Short);

    /// <summary>It is not done.</summary>
    public static void Refused(this ISnackbar notices, string why) => notices.Tell(why, Severity.Error, Long);

    /// <summary>It is done, and a button takes it back, on behalf of the component that tells.</summary>
    public static void DoneWithUndo(this ISnackbar notices, IHandleEvent teller, string text, Func<Task> undo) =>
        notices.Tell(text, Severity.Info, Long, () => EventCallback.Factory.Create(teller, undo).InvokeAsync());

    /// <summary>Says it, instead of what was said before, except where that still offers to take something back.</summary>
    public static void Tell(this ISnackbar notices, string text, Severity severity) => notices.Tell(text, severity, severity == Severity.Info ? Short : Long);

    static void Tell(this ISnackbar notices, string text, Severity severity, TimeSpan duration, Func<Task>? undo = null)
    {
        const string Passing = "passing";
        notices.RemoveByKey(Passing);
        notices.Add(text, severity, options =>
        {
            options.VisibleStateDuration = (int)duration.TotalMilliseconds;
            if (undo is null)
                return;
            options.Action = Common.Undo;
            options.OnClick = _ => undo();
        }, undo is null ? Passing : Guid.NewGuid().ToString());
    }
}

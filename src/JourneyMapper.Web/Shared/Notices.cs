using JourneyMapper.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Radzen;

namespace JourneyMapper.Web.Shared;

/// <summary>What people are told after something was done, or was not.</summary>
static class Notices
{
    static readonly TimeSpan Short = TimeSpan.FromSeconds(4);

    // Long enough to read it, to change one's mind and to reach the button with the keyboard.
    static readonly TimeSpan Long = TimeSpan.FromSeconds(12);

    /// <summary>It is done.</summary>
    public static void Done(this NotificationService notices, string text) => notices.Tell(Message(NotificationSeverity.Success, text, Short));

    /// <summary>It is not done.</summary>
    public static void Refused(this NotificationService notices, string why) => notices.Tell(Message(NotificationSeverity.Error, why, Long));

    /// <summary>It is done, and a button takes it back, on behalf of the component that tells.</summary>
    public static void DoneWithUndo(this NotificationService notices, IHandleEvent teller, string text, Func<Task> undo)
    {
        var message = Message(NotificationSeverity.Info, text, Long);
        message.DetailContent = _ => builder =>
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "type", "button");
            builder.AddAttribute(2, "class", "notice-action");
            builder.AddAttribute(3, "onclick", EventCallback.Factory.Create<MouseEventArgs>(teller, async () =>
            {
                notices.Messages.Remove(message);
                await undo();
            }));
            builder.AddContent(4, Common.Undo);
            builder.CloseElement();
        };
        notices.Tell(message);
    }

    // What came before is old news, except where it still offers to take something back.
    static void Tell(this NotificationService notices, NotificationMessage message)
    {
        foreach (var old in notices.Messages.Where(old => old.DetailContent is null).ToList())
            notices.Messages.Remove(old);
        notices.Notify(message);
    }

    static NotificationMessage Message(NotificationSeverity severity, string text, TimeSpan duration) =>
        new() { Severity = severity, Summary = text, Duration = duration.TotalMilliseconds, CloseAriaLabel = Common.Close };
}

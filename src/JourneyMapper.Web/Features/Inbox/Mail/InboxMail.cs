using System.Text;
using System.Text.Encodings.Web;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;

namespace JourneyMapper.Web.Features.Inbox.Mail;

/// <summary>Writes a mail about items of an inbox, in the language and with the clock of now.</summary>
static class InboxMail
{
    // Longer mails are cut by the programs that show them.
    const int Most = 50;

    const string Small = "color:#5b6779;font-size:13px";

    /// <summary>Writes it.</summary>
    /// <param name="member">To whom.</param>
    /// <param name="email">Where.</param>
    /// <param name="entries">At least one.</param>
    /// <param name="address">Where its links lead.</param>
    /// <param name="clock">For a member without a time zone.</param>
    public static OutgoingMail Write(CurrentMember member, string email, IReadOnlyList<InboxEntry> entries, PublicAddress address, TimeProvider clock)
    {
        var subject = entries is [var only] ? InboxText.MailSubject.With(only.Sentence, only.Title) : Texts.Count(entries.Count, InboxText.MailSubjectOne, InboxText.MailSubjectOther);
        var (text, html) = (new StringBuilder(), new StringBuilder());
        text.AppendLine(InboxText.MailHello.With(member.Name)).AppendLine();
        html.Append("<!DOCTYPE html><html lang=\"").Append(Languages.Current).Append("\"><head><meta charset=\"utf-8\"><title>").Append(Html(subject))
            .Append("</title></head><body style=\"font-family:sans-serif;font-size:15px;line-height:1.5;color:#0f172a\"><p>").Append(Html(InboxText.MailHello.With(member.Name))).Append("</p>");
        foreach (var entry in entries.Take(Most))
        {
            var (link, when) = (address.Of(entry.Address), When.Exact(member.Local(entry.At, clock)));
            text.AppendLine(entry.Sentence).Append(entry.Place).Append(" · ").AppendLine(when);
            html.Append("<p><a href=\"").Append(Html(link)).Append("\">").Append(Html(entry.Sentence)).Append("</a><br><span style=\"").Append(Small).Append("\">")
                .Append(Html(entry.Place)).Append(" · ").Append(Html(when)).Append("</span>");
            if (entry.Excerpt.Length > 0)
            {
                text.AppendLine(entry.Excerpt);
                html.Append("<br>").Append(Html(entry.Excerpt));
            }

            text.AppendLine(link).AppendLine();
            html.Append("</p>");
        }

        if (entries.Count > Most)
        {
            var more = Texts.Count(entries.Count - Most, InboxText.MailMoreOne, InboxText.MailMoreOther);
            text.AppendLine(more).AppendLine();
            html.Append("<p>").Append(Html(more)).Append("</p>");
        }

        text.AppendLine(InboxText.MailInbox.With(address.Of("inbox"))).AppendLine(InboxText.MailSettings.With(address.Of("account")));
        html.Append("<p style=\"").Append(Small).Append("\">").Append(Link(InboxText.MailInbox, "inbox")).Append("<br>").Append(Link(InboxText.MailSettings, "account")).Append("</p></body></html>");
        return new(member.Name, email, subject, text.ToString(), html.ToString());

        string Link(string sentence, string page) => Html(sentence).Replace("{0}", $"<a href=\"{Html(address.Of(page))}\">{Html(address.Of(page))}</a>", StringComparison.Ordinal);
    }

    static string Html(string text) => HtmlEncoder.Default.Encode(text);
}

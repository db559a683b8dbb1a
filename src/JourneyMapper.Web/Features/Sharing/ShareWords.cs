using System.Net;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>Words about links for guests.</summary>
static class ShareWords
{
    /// <summary>What guests may do with comments.</summary>
    public static string Allows(this GuestComments comments) => comments switch
    {
        GuestComments.Read => ShareText.CommentsRead,
        GuestComments.Write => ShareText.CommentsWrite,
        _ => ShareText.CommentsNone,
    };

    /// <summary>Where a link leads.</summary>
    public static string Name(this SharedLinkState state) => state switch
    {
        SharedLinkState.Open => ShareText.StateOpen,
        SharedLinkState.Trashed => ShareText.StateTrashed,
        SharedLinkState.Expired => ShareText.StateExpired,
        SharedLinkState.Revoked => ShareText.StateRevoked,
        _ => ShareText.StateMakerGone,
    };

    /// <summary>What a link is called.</summary>
    public static string Named(this SharedLinkFacts link) => link.Note.Length > 0 ? link.Note : ShareText.Unnamed;

    /// <summary>Who made a link, when, and what it allows.</summary>
    public static string Facts(this SharedLinkLine line, CurrentMember member, TimeProvider clock) =>
        string.Join(" · ", [ShareText.MadeBy.With(line.Maker ?? Common.FormerMember, member.Local(line.Link.MadeAt, clock)), .. Terms(line.Link)]);

    /// <summary>What a link allows, and until when.</summary>
    public static IEnumerable<string> Terms(SharedLinkFacts link)
    {
        if (link.ExpiresOn is { } day)
            yield return ShareText.Until.With(day);
        if (link.HasPassword)
            yield return ShareText.WithPassword;
        if (link.Comments != GuestComments.None)
            yield return link.Comments == GuestComments.Read ? ShareText.TermRead : ShareText.TermWrite;
        if (!link.ShowsPersonas)
            yield return ShareText.WithoutPersonas;
        if (link.Watermark.Length > 0)
            yield return ShareText.WithWatermark.With(link.Watermark);
        if (link.Embedders.Length > 0)
            yield return ShareText.EmbeddedBy.With(string.Join(", ", Embedders.Of(link.Embedders).Select(origin => new Uri(origin).Host)));
    }

    /// <summary>How often a link was followed, and when last.</summary>
    public static string VisitsText(this SharedLinkLine line, CurrentMember member, TimeProvider clock) => line.LastVisit is { } last
        ? ShareText.VisitsLast.With(Texts.Count(line.Visits, ShareText.VisitsOne, ShareText.VisitsOther), When.Ago(member.Local(last, clock), member.Local(clock.GetUtcNow(), clock)))
        : ShareText.NoVisits;

    /// <summary>What another site shows the page with.</summary>
    public static string EmbedCode(string address, string title) =>
        $"""<iframe src="{WebUtility.HtmlEncode(address)}" title="{WebUtility.HtmlEncode(title)}" width="100%" height="640" style="border:0" loading="lazy" referrerpolicy="no-referrer"></iframe>""";

    /// <summary>Why something was not done.</summary>
    public static string Explain(this SharedLinkProblem problem) => problem switch
    {
        SharedLinkProblem.NotAllowed => ShareText.ProblemNotAllowed,
        SharedLinkProblem.TooMany => ShareText.ProblemTooMany.With(Limits.SharedLinks),
        SharedLinkProblem.Invalid => ShareText.ProblemInvalid,
        SharedLinkProblem.TooLate => ShareText.ProblemTooLate,
        _ => ShareText.ProblemGone,
    };

    /// <summary>What is wrong with a part of a link.</summary>
    public static string Explain(this SharedLinkError error) => error switch
    {
        { Part: SharedLinkPart.ExpiresOn } => ShareText.ProblemDay,
        { Part: SharedLinkPart.Password } => ShareText.ProblemPassword.With(Limits.LinkPasswordLeast, Limits.LinkPassword),
        { Part: SharedLinkPart.Embedders, Problem: Problem.Unknown } => ShareText.ProblemSite.With(error.Typed),
        { Part: SharedLinkPart.Embedders } => ShareText.ProblemSites.With(Limits.Embedders),
        { Part: SharedLinkPart.Watermark } => error.Problem.Explain(Limits.Watermark),
        _ => error.Problem.Explain(Limits.LinkNote),
    };
}

using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits.Rounds;

/// <summary>A round of audits as a file for calendars.</summary>
static class RoundCalendar
{
    const string Path = "/audits/rounds/{round:guid}/calendar.ics";

    // As many as a calendar shows on one screen.
    const int MostNamed = 30;

    public static void MapRoundCalendar(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, AnswerAsync).RequireAuthorization();

    /// <summary>Where the file of a round is.</summary>
    public static string Address(Guid round) => $"audits/rounds/{round}/calendar.ics";

    static async Task<IResult> AnswerAsync(HttpContext http, RoundList rounds, TimeProvider clock, Guid round, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member || await rounds.FindAsync(member, round, cancellation) is not { } found)
            return TypedResults.NotFound();
        var at = clock.GetUtcNow();
        var page = new Uri(PublicAddress.RootOf(http), RoundsPage.AddressOf(round));
        var file = CalendarFile.Write(found.Summary.Name, [Entry(found, member.Id, page)], at);
        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(file), CalendarFile.ContentType, "audits.ics");
    }

    /// <summary>What a calendar shows of a round: its days, how far it is, and what its reader has still to audit.</summary>
    public static CalendarEntry Entry(RoundDetails round, Guid reader, Uri page)
    {
        var mine = round.Lines.Where(line => line.DoneOn is null && line.Auditor == reader).ToList();
        string[] lines =
        [
            RoundText.ProgressOf.With(round.Summary.Done, round.Summary.Total),
            .. mine.Count == 0 ? [] : (string[])[RoundText.CalendarMine, .. mine.Take(MostNamed).Select(line => $"– {line.Name} ({line.Title})")],
            .. mine.Count > MostNamed ? (string[])["…"] : [],
        ];
        return new($"audit-round-{round.Summary.Id}@journeymapper", round.Summary.FirstDay, round.Summary.DueDay, RoundText.CalendarSummary.With(round.Summary.Name), string.Join('\n', lines), page);
    }
}

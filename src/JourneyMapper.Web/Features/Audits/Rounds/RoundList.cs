using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Auditing;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits.Rounds;

/// <summary>A round in the list, as far as its reader sees its touchpoints.</summary>
/// <param name="Id">The round.</param>
/// <param name="Name">What it is called.</param>
/// <param name="FirstDay">Audits from this day on count.</param>
/// <param name="DueDay">The last day in time.</param>
/// <param name="EndedOn">The day on which it was ended; null while it goes on.</param>
/// <param name="Total">How many touchpoints it has.</param>
/// <param name="Done">How many are audited.</param>
/// <param name="Mine">How many the reader has still to audit.</param>
public sealed record RoundSummary(Guid Id, string Name, DateOnly FirstDay, DateOnly DueDay, DateOnly? EndedOn, int Total, int Done, int Mine)
{
    /// <summary>Whether something is to be done after the due day.</summary>
    public bool IsLate(DateOnly today) => EndedOn is null && Done < Total && today > DueDay;
}

/// <summary>A round with all that its reader sees of it.</summary>
/// <param name="Summary">The round.</param>
/// <param name="Author">Who began it; null when the account is gone.</param>
/// <param name="MayChange">Whether its reader may share it out, end and delete it.</param>
/// <param name="Lines">Its touchpoints, in the order of the journeys and their maps.</param>
public sealed record RoundDetails(RoundSummary Summary, string? Author, bool MayChange, IReadOnlyList<RoundLine> Lines)
{
    /// <summary>How much is done of some lines, by whom or where they are: in the order of the first of each.</summary>
    public IEnumerable<(TKey Key, int Total, int Done)> Progress<TKey>(Func<RoundLine, TKey> by) =>
        Lines.GroupBy(by).Select(lines => (lines.Key, lines.Count(), lines.Count(line => line.DoneOn is not null)));
}

/// <summary>Reads rounds of audits. Nobody sees touchpoints of journeys that they do not see, nor rounds of which they see nothing and which they have not begun.</summary>
public sealed class RoundList(IDbContextFactory<JourneyDbContext> contexts)
{
    const int MostEnded = 50;

    /// <summary>The rounds that go on, the most urgent first, then the latest that were ended.</summary>
    public async Task<IReadOnlyList<RoundSummary>> AllAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var open = await Visible(db, member).AsNoTracking().Where(row => row.EndedOn == null).OrderBy(row => row.DueDay).ThenBy(row => row.Id).ToListAsync(cancellation);
        var ended = await Visible(db, member).AsNoTracking().Where(row => row.EndedOn != null).OrderByDescending(row => row.EndedOn).ThenByDescending(row => row.Id).Take(MostEnded).ToListAsync(cancellation);
        Guid[] rounds = [.. open.Concat(ended).Select(row => row.Id)];
        var counts = await db.RoundLines(member).Where(line => rounds.Contains(line.Round)).GroupBy(line => line.Round)
            .Select(lines => new { lines.Key, Total = lines.Count(), Done = lines.Count(line => line.DoneOn != null), Mine = lines.Count(line => line.DoneOn == null && line.Auditor == member.Id) })
            .ToDictionaryAsync(lines => lines.Key, cancellation);
        return [.. open.Concat(ended).Select(row => counts.TryGetValue(row.Id, out var count) ? Summary(row, count.Total, count.Done, count.Mine) : Summary(row, 0, 0, 0))];
    }

    /// <summary>A round; null when there is none of that id for the reader.</summary>
    public async Task<RoundDetails?> FindAsync(CurrentMember member, Guid round, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Visible(db, member).AsNoTracking().SingleOrDefaultAsync(row => row.Id == round, cancellation) is not { } row)
            return null;
        var lines = await db.RoundLines(member).Where(line => line.Round == round)
            .OrderBy(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)).ThenBy(line => line.Journey).ThenBy(line => line.Stage).ThenBy(line => line.Rank).ToListAsync(cancellation);
        var author = await db.Members.Where(user => user.Id == row.AuthorId && user.WorkspaceId == member.Workspace).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellation);
        return new(
            Summary(row, lines.Count, lines.Count(line => line.DoneOn is not null), lines.Count(line => line.DoneOn is null && line.Auditor == member.Id)),
            author, member.CanEdit && (row.AuthorId == member.Id || member.CanManage), lines);
    }

    /// <summary>Who may audit: members who may edit, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> AuditorsAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var members = await db.Members.AsNoTracking().Where(user => user.WorkspaceId == workspace && user.Role != Role.Viewer).Select(user => new { user.Id, user.DisplayName }).ToListAsync(cancellation);
        return [.. members.OrderBy(user => user.DisplayName, StringComparer.CurrentCulture).Select(user => (user.Id, user.DisplayName))];
    }

    /// <summary>The journeys that a reader may choose for a round, by title.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> JourneysAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(reader).EditableBy(reader).TitlesAsync(cancellation);
    }

    internal static IQueryable<AuditRoundRow> Visible(JourneyDbContext db, CurrentMember member) =>
        db.AuditRounds.Where(row => row.WorkspaceId == member.Workspace
            && (row.AuthorId == member.Id || db.RoundTouchpoints.Any(one => one.RoundId == row.Id && db.Journeys.InUse(member).Any(journey => journey.Id == one.JourneyId))));

    static RoundSummary Summary(AuditRoundRow row, int total, int done, int mine) => new(row.Id, row.Name, row.FirstDay, row.DueDay, row.EndedOn, total, done, mine);
}

using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>
/// Reads what is known of a journey beside its map and goes along in a file: a query for each kind, however much there is of it. Of touchpoints that are gone nobody would know what is said of them, so that stays. Whoever
/// sees the journey sees all of this on its pages, too.
/// </summary>
static class FactsBeside
{
    /// <summary>The document with comments, experiments, surveys, funnel, named versions and sign-offs.</summary>
    /// <param name="document">The journey with its personas.</param>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<JourneyDocument> WithFactsAsync(this JourneyDocument document, JourneyDbContext db, Reader reader, CancellationToken cancellation)
    {
        var journey = document.Journey;
        var seen = db.Journeys.InUse(reader).Where(row => row.Id == journey.Id);
        var counts = await db.FunnelCounts.AsNoTracking().Where(row => seen.Any(known => known.Id == row.JourneyId)).OrderBy(row => row.Month).ThenBy(row => row.Persona).ToListAsync(cancellation);
        return document with
        {
            Threads = await ThreadsAsync(db, seen, journey, cancellation),
            Experiments = await ExperimentsAsync(db, seen, journey, cancellation),
            Surveys = await SurveysAsync(db, seen, journey, cancellation),
            Counts = [.. counts.Where(row => row.Persona == FunnelCountRow.Everybody).GroupBy(row => row.Month).Select(month => FunnelCountRow.CountsOf(month.Key, month))],
            Segments = [.. counts.Where(row => journey.Personas.Any(about => about.Persona == row.Persona)).GroupBy(row => (row.Persona, row.Month)).Select(month => new SegmentCounts(month.Key.Persona, FunnelCountRow.CountsOf(month.Key.Month, month)))],
            Money = await MoneyAsync(db, seen, cancellation),
            Versions = await VersionsAsync(db, seen, cancellation),
            SignOffs = await SignOffsAsync(db, seen, cancellation),
        };
    }

    static async Task<ImmutableArray<RecordedThread>> ThreadsAsync(JourneyDbContext db, IQueryable<JourneyRow> seen, Journey journey, CancellationToken cancellation)
    {
        var rows = await (from thread in db.CommentThreads.AsNoTracking()
                          join comment in db.Comments.AsNoTracking() on thread.Id equals comment.ThreadId
                          where thread.Standing > 0 && comment.DeletedAt == null && seen.Any(known => known.Id == thread.JourneyId)
                          orderby thread.Id, comment.Number
                          select new
                          {
                              Thread = thread,
                              Resolver = db.Members.Where(user => user.Id == thread.ResolvedBy).Select(user => user.DisplayName).FirstOrDefault(),
                              Comment = comment,
                              Author = db.Members.Where(user => user.Id == comment.AuthorId).Select(user => user.DisplayName).FirstOrDefault(),
                          }).ToListAsync(cancellation);
        return
        [
            .. from said in rows.GroupBy(row => row.Thread.Id)
               let first = said.First()
               let thread = first.Thread
               where thread.TouchpointId is not { } about || journey.Find(about) is not null
               orderby first.Comment.WrittenAt
               select new RecordedThread
               {
                   Touchpoint = thread.TouchpointId,
                   Field = thread.Field,
                   ResolvedAt = thread.ResolvedAt,
                   ResolvedBy = thread.ResolvedAt is null ? "" : first.Resolver ?? thread.ResolvedByName,
                   Comments = [.. said.Select(row => new RecordedComment(row.Author ?? row.Comment.AuthorName, row.Comment.GuestLinkId is not null, row.Comment.Text, row.Comment.WrittenAt, row.Comment.EditedAt))],
               },
        ];
    }

    static async Task<ImmutableArray<DocumentExperiment>> ExperimentsAsync(JourneyDbContext db, IQueryable<JourneyRow> seen, Journey journey, CancellationToken cancellation)
    {
        var rows = await db.Experiments.AsNoTracking().Where(row => seen.Any(known => known.Id == row.JourneyId)).Include(row => row.Variants).AsSingleQuery().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .Select(row => new { Row = row, Decider = db.Members.Where(user => user.Id == row.DecidedBy).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync(cancellation);
        return [.. rows.Where(row => journey.Find(row.Row.TouchpointId) is not null).Select(row => new DocumentExperiment(row.Row.Read(), row.Decider ?? ""))];
    }

    // Answers are summed up in the database, and told only where they are some.
    static async Task<ImmutableArray<RecordedSurvey>> SurveysAsync(JourneyDbContext db, IQueryable<JourneyRow> seen, Journey journey, CancellationToken cancellation)
    {
        var rows = await db.Surveys.AsNoTracking().Where(row => seen.Any(known => known.Id == row.JourneyId)).OrderBy(row => row.MadeAt).ThenBy(row => row.Id)
            .Include(row => row.Wordings).Include(row => row.Touchpoints).AsSplitQuery().ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        Guid[] ids = [.. rows.Select(row => row.Id)];
        var answers = await db.SurveyAnswers.Where(answer => ids.Contains(answer.SurveyId)).GroupBy(answer => answer.SurveyId).Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var felt = await db.SurveySteps.Where(step => ids.Contains(step.SurveyId) && step.Item != null).GroupBy(step => new { step.SurveyId, step.Item })
            .Select(group => new { group.Key.SurveyId, Item = group.Key.Item!.Value, Met = group.LongCount(), Sum = group.Sum(step => (long)step.Emotion), Squares = group.Sum(step => (long)step.Emotion * step.Emotion) })
            .Where(sums => sums.Met >= SurveyItem.FewestTold).ToDictionaryAsync(sums => (sums.SurveyId, sums.Item), sums => new Spread(sums.Met, sums.Sum, sums.Squares), cancellation);
        return
        [
            .. rows.Select(row => new RecordedSurvey
            {
                Wordings = [.. row.Wordings.OrderBy(wording => wording.Language, StringComparer.Ordinal).Select(wording => new SurveyWording(wording.Language, wording.Title, wording.Intro, wording.Consent))],
                AsksName = row.AsksName,
                MadeAt = row.MadeAt,
                ClosesOn = row.ClosesOn,
                Answers = answers.GetValueOrDefault(row.Id),
                Items =
                [
                    .. row.Touchpoints.OrderBy(asked => asked.Number).Select(asked => new SurveyItem(
                        journey.Find(asked.TouchpointId)?.Id, asked.Stage, asked.StageLabel, asked.Name, asked.Description, asked.Emotion)
                    {
                        Felt = felt.TryGetValue((row.Id, asked.Number), out var spread) ? spread : null,
                    }),
                ],
            }),
        ];
    }

    static async Task<ImmutableArray<MonthMoney>> MoneyAsync(JourneyDbContext db, IQueryable<JourneyRow> seen, CancellationToken cancellation)
    {
        var lines = (await db.FunnelMoney.AsNoTracking().Where(row => seen.Any(known => known.Id == row.JourneyId)).OrderBy(row => row.Stage).ThenBy(row => row.Channel).ToListAsync(cancellation))
            .ToLookup(row => row.Month, row => new MoneyLine(row.Stage, row.Channel, row.Cost, row.Revenue));
        var terms = (await db.FunnelTerms.AsNoTracking().Where(row => seen.Any(known => known.Id == row.JourneyId)).ToListAsync(cancellation)).ToDictionary(row => row.Month, row => row.ToTerms());
        return [.. lines.Select(month => month.Key).Union(terms.Keys).Order().Select(month => new MonthMoney(month, [.. lines[month]], terms.GetValueOrDefault(month) ?? MonthTerms.Unknown))];
    }

    static async Task<ImmutableArray<RecordedVersion>> VersionsAsync(JourneyDbContext db, IQueryable<JourneyRow> seen, CancellationToken cancellation)
    {
        var rows = await db.NamedVersions.AsNoTracking().Where(row => seen.Any(known => known.Id == row.JourneyId)).OrderBy(row => row.Revision)
            .Select(row => new { Row = row, By = db.Members.Where(user => user.Id == row.AuthorId).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync(cancellation);
        return [.. rows.Select(row => new RecordedVersion(row.Row.Revision, row.Row.Name, row.Row.At, row.By ?? ""))];
    }

    static async Task<ImmutableArray<RecordedSignOff>> SignOffsAsync(JourneyDbContext db, IQueryable<JourneyRow> seen, CancellationToken cancellation)
    {
        var rows = await (from row in db.SignOffs.AsNoTracking()
                          join known in seen on row.JourneyId equals known.Id
                          orderby row.RequestedAt, row.Id
                          select new
                          {
                              Row = row,
                              IsCurrent = row.Revision >= known.ContentRevision,
                              Requester = db.Members.Where(user => user.Id == row.RequestedBy).Select(user => user.DisplayName).FirstOrDefault(),
                              Decider = db.Members.Where(user => user.Id == row.DecidedBy).Select(user => user.DisplayName).FirstOrDefault(),
                          }).ToListAsync(cancellation);
        return [.. rows.Select(row => new RecordedSignOff(
            row.Row.Revision, row.IsCurrent, row.Row.State.ToString(), row.Row.RequestedAt, row.Requester ?? "", row.Row.DecidedAt, row.Decider ?? "", row.Row.Comment))];
    }
}

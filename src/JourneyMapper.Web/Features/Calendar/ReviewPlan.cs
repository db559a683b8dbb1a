using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Calendar;

/// <summary>
/// Reads what is due when in the journeys that a member sees, as of today where they are. One query for each kind, however many journeys there are: what is at touchpoints is grouped by
/// journey and day in the database.
/// </summary>
public sealed class ReviewPlan(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>Of each kind at most so many entries; a filter finds the others.</summary>
    public const int Most = 400;

    /// <summary>So many months ahead and back are planned and shown.</summary>
    public const int Months = 12;

    /// <summary>What is due from one day to another.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="filter">What of it.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    /// <param name="overdue">Whether what is overdue comes along, whenever it was due.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Plan> ReadAsync(CurrentMember member, PlanFilter filter, DateOnly from, DateOnly until, bool overdue, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var today = member.Today(clock);
        var late = overdue ? today : DateOnly.MinValue;
        List<PlanEntry> entries = [];
        var isCut = false;
        foreach (var kind in Enum.GetValues<PlanKind>().Where(kind => filter.Kind is null || filter.Kind == kind))
        {
            var found = kind switch
            {
                PlanKind.Survey => await SurveysAsync(db, member, filter, from, until, cancellation),
                PlanKind.SignOff => [.. (await SignOffsAsync(db, member, filter, cancellation)).Where(entry => entry.On <= until && (entry.On >= from || entry.On < late)).OrderBy(entry => entry.On)],
                _ => await Grouped((await ItemsAsync(db, member, filter, kind, today, cancellation))
                    .Where(item => item.On <= until && (item.On >= from || (item.On < late && !item.IsDone && !item.IsNew)))).ToListAsync(cancellation),
            };
            isCut |= found.Count > Most;
            entries.AddRange(found.Take(Most).Select(entry => entry with { Kind = kind }));
        }

        return new([.. entries.OrderBy(entry => entry.On).ThenBy(entry => entry.Kind).ThenBy(entry => entry.Title, StringComparer.CurrentCulture).ThenBy(entry => entry.Name, StringComparer.CurrentCulture)], isCut);
    }

    /// <summary>What an entry holds that stands for several, one by one.</summary>
    public async Task<IReadOnlyList<PlanEntry>> WithinAsync(CurrentMember member, PlanFilter filter, PlanEntry group, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var items = await ItemsAsync(db, member, filter with { Journey = group.Journey }, group.Kind, member.Today(clock), cancellation);
        var found = await items.Where(item => item.IsNew == group.IsNew && item.IsDone == group.IsDone && (group.IsNew || item.On == group.On))
            .OrderBy(item => EF.Functions.Collate(item.Name, JourneyDbContext.Alphabet)).ThenBy(item => item.Kpi).Take(Most).ToListAsync(cancellation);
        return found.ConvertAll(item => group with { Count = 1, Item = item.Item, Name = item.Name, Kpi = item.Kpi, On = item.On });
    }

    /// <summary>The journeys to choose from: id and title.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> JourneysAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(reader).TitlesAsync(cancellation);
    }

    static IQueryable<PlanEntry> Grouped(IQueryable<DueItem> items) => items
        .GroupBy(item => new { item.Journey, item.Title, item.On, item.IsNew, item.IsDone })
        .OrderBy(group => group.Key.On).ThenBy(group => group.Key.Title).ThenBy(group => group.Key.Journey)
        .Take(Most + 1)
        .Select(group => new PlanEntry
        {
            Kind = default,
            Journey = group.Key.Journey,
            Title = group.Key.Title,
            On = group.Key.On,
            IsNew = group.Key.IsNew,
            IsDone = group.Key.IsDone,
            Count = group.Count(),
            // There is no least id in PostgreSQL; what counts is that of the only one.
            Item = Guid.Parse(group.Min(item => item.Item.ToString())!),
            Name = group.Min(item => item.Name)!,
            Kpi = group.Min(item => item.Kpi)!,
        });

    static async Task<IQueryable<DueItem>> ItemsAsync(JourneyDbContext db, CurrentMember member, PlanFilter filter, PlanKind kind, DateOnly today, CancellationToken cancellation)
    {
        var items = kind switch
        {
            PlanKind.Audit => db.DueAudits(member, (await ReviewQueries.SettingsAsync(db, member.Workspace, cancellation)).Cadence, today),
            PlanKind.Round => db.DueRounds(member),
            PlanKind.Measurement => db.DueMeasurements(
                member, [.. (await ReviewQueries.KpisAsync(db, member.Workspace, cancellation)).Keys], (await ReviewQueries.SettingsAsync(db, member.Workspace, cancellation)).MeasurementDays, today),
            PlanKind.Experiment => db.DueExperiments(member),
            PlanKind.Opportunity => db.DueOpportunities(member),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        if (filter.Mine)
            items = items.Where(item => item.Owner == member.Id || item.Author == member.Id);
        if (filter.Journey is { } only)
            items = items.Where(item => item.Journey == only);
        if (filter.Folder is not null)
        {
            var journeys = (await JourneysAsync(db, member, filter, cancellation)).Select(journey => journey.Id);
            items = items.Where(item => journeys.Contains(item.Journey));
        }

        return items;
    }

    static async Task<IQueryable<JourneyRow>> JourneysAsync(JourneyDbContext db, CurrentMember member, PlanFilter filter, CancellationToken cancellation)
    {
        var journeys = db.Journeys.AsNoTracking().InUse(member);
        if (filter.Journey is { } only)
            journeys = journeys.Where(journey => journey.Id == only);
        if (filter.Folder is { } folder)
        {
            var within = await db.FoldersWithinAsync(member, folder, cancellation);
            journeys = journeys.Where(journey => journey.FolderId != null && within.Contains(journey.FolderId.Value));
        }

        return journeys;
    }

    // Who answers for the journey takes care of its surveys and sign-offs.
    static async Task<IQueryable<JourneyRow>> OwnAsync(JourneyDbContext db, CurrentMember member, PlanFilter filter, CancellationToken cancellation)
    {
        var journeys = await JourneysAsync(db, member, filter, cancellation);
        return filter.Mine ? journeys.Where(journey => journey.Owner == member.Id) : journeys;
    }

    async Task<List<PlanEntry>> SurveysAsync(JourneyDbContext db, CurrentMember member, PlanFilter filter, DateOnly begin, DateOnly end, CancellationToken cancellation)
    {
        var today = member.Today(clock);
        var language = Languages.Current;
        // A day more on both sides: which day it was where the member is, is known here only.
        var (first, last) = (Midnight(begin.AddDays(-1)), Midnight(end.AddDays(2)));
        var found = await (from survey in db.Surveys
                           join journey in await OwnAsync(db, member, filter, cancellation) on survey.JourneyId equals journey.Id
                           where (survey.MadeAt >= first && survey.MadeAt < last) || (survey.ClosesOn >= begin && survey.ClosesOn <= end) || (survey.ClosedAt >= first && survey.ClosedAt < last)
                           orderby survey.MadeAt, survey.Id
                           select new
                           {
                               survey.Id,
                               survey.JourneyId,
                               journey.Title,
                               survey.MadeAt,
                               survey.ClosesOn,
                               survey.ClosedAt,
                               Name = survey.Wordings.OrderBy(wording => wording.Language == language ? 0 : 1).ThenBy(wording => wording.Language).Select(wording => wording.Title).FirstOrDefault(),
                           }).Take(Most + 1).ToListAsync(cancellation);
        return [.. found.SelectMany(survey =>
        {
            var opens = new PlanEntry
            {
                Kind = PlanKind.Survey,
                Journey = survey.JourneyId,
                Title = survey.Title,
                Item = survey.Id,
                Name = survey.Name ?? survey.Title,
                On = DayOf(member, survey.MadeAt),
                IsDone = true,
                Opens = true,
            };
            var closed = survey.ClosedAt is { } at && DayOf(member, at) is var day && day < survey.ClosesOn ? day : survey.ClosesOn;
            return (PlanEntry[])[opens, opens with { Opens = false, On = closed, IsDone = survey.ClosedAt is not null || closed < today }];
        }).Where(entry => entry.On >= begin && entry.On <= end)];
    }

    // Reckoned from the last approval, whatever was changed since; from the beginning where there was none.
    async Task<IReadOnlyList<PlanEntry>> SignOffsAsync(JourneyDbContext db, CurrentMember member, PlanFilter filter, CancellationToken cancellation)
    {
        var found = await (await OwnAsync(db, member, filter, cancellation)).Where(journey => journey.ReviewEvery != ReviewInterval.None).Select(journey => new
        {
            journey.Id,
            journey.Title,
            journey.ReviewEvery,
            journey.CreatedAt,
            Last = db.SignOffs.Where(signOff => signOff.JourneyId == journey.Id && signOff.State == SignOffState.Approved).Max(signOff => signOff.DecidedAt),
        }).ToListAsync(cancellation);
        return found.ConvertAll(journey => new PlanEntry
        {
            Kind = PlanKind.SignOff,
            Journey = journey.Id,
            Title = journey.Title,
            Item = journey.Id,
            Name = journey.Title,
            On = journey.ReviewEvery.Next(DayOf(member, journey.Last ?? journey.CreatedAt))!.Value,
        });
    }

    DateOnly DayOf(CurrentMember member, DateTimeOffset at) => DateOnly.FromDateTime(member.Local(at, clock).DateTime);

    static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

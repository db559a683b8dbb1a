using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>Reads journeys with all that their files tell, for who sees them.</summary>
public sealed class ExportedJourneys(
    JourneyStore store, IDbContextFactory<JourneyDbContext> contexts, PersonaService personas, ChannelLibraries channels, WorkspaceKpis kpis, WorkspaceCriteria criteria, TimeProvider clock)
{
    /// <summary>The journey as it is now; null when the member sees none of that id or it lies in the trash.</summary>
    /// <param name="member">Who sees it.</param>
    /// <param name="id">The journey.</param>
    /// <param name="isWhole">Whether with all that is known of it beside its map, or only with what views of it show.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<ExportedJourney?> FindAsync(CurrentMember member, Guid id, bool isWhole = false, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(member, id, cancellation) is not { } journey)
            return null;
        var library = await personas.ReadAsync(member.Workspace, cancellation);
        var document = new JourneyDocument(journey) { Personas = [.. journey.Personas.Select(about => library.Find(about.Persona)).OfType<Domain.Personas.Persona>()] };
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        document = document with { Audits = await AuditsAsync(db, member, journey, cancellation), Measured = await MeasuredAsync(db, member, journey, cancellation) };
        if (isWhole)
            document = await document.WithFactsAsync(db, member, cancellation);
        var (channelsHere, kpisHere, criteriaHere) = (await channels.ReadAsync(member.Workspace, cancellation), await kpis.CatalogueAsync(member.Workspace, cancellation), await criteria.ReadAsync(member.Workspace, cancellation));
        var named = NamedIds.Of(journey, document.Personas);
        Guid[] members = [.. named[Named.Member].Select(Guid.Parse).Concat(document.Audits.Select(audit => audit.Auditor).OfType<Guid>()).Distinct()];
        Guid[] details = [.. named[Named.Journey].Select(Guid.Parse)];
        return new(document with
        {
            Currency = kpisHere.Currency,
            Channels = Changed(named[Named.Channel].Concat(document.Money.SelectMany(money => money.Lines).Select(line => line.Channel)).Distinct(StringComparer.Ordinal), channelsHere),
            Kpis = [.. named[Named.Kpi].Concat(document.Measured.Select(series => series.Kpi)).Concat(document.Experiments.Select(one => one.Experiment.Kpi).OfType<string>()).Distinct(StringComparer.Ordinal).Select(kpisHere.Find).OfType<Kpi>().Where(kpi => kpi != Domain.Catalogue.Kpis.Find(kpi.Id))],
            Criteria = [.. document.Audits.SelectMany(audit => audit.Audit.Others.Keys).Distinct(StringComparer.Ordinal).Where(key => AuditCriteria.Find(key) is null).Select(criteriaHere.Find).OfType<AuditCriterion>()],
            Members = (await db.Members.Where(user => user.WorkspaceId == member.Workspace && members.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellation)).ToImmutableDictionary(),
        })
        {
            Channels = channelsHere,
            Kpis = kpisHere,
            Criteria = criteriaHere,
            Details = (await db.Journeys.InUse(member).Where(row => details.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Title, cancellation)).ToImmutableDictionary(),
            Day = member.Today(clock),
        };
    }

    // Of audits and measurements at touchpoints that are gone nobody would know what they are about.
    static async Task<ImmutableArray<DocumentAudit>> AuditsAsync(JourneyDbContext db, Reader reader, Journey journey, CancellationToken cancellation)
    {
        var rows = await (from audit in db.Audits.AsNoTracking()
                          join row in db.Journeys.InUse(reader) on audit.JourneyId equals row.Id
                          where row.Id == journey.Id
                          orderby audit.On, audit.RecordedAt
                          select audit).ToListAsync(cancellation);
        return [.. rows.Where(row => journey.Find(row.TouchpointId) is not null).Select(row => new DocumentAudit(ToAudit(row), row.AuditorId))];
    }

    static Audit ToAudit(AuditRow row) => new()
    {
        Id = row.Id,
        Touchpoint = row.TouchpointId,
        On = row.On,
        Scores = [.. row.Scores.Select(score => (int)score)],
        Others = row.OtherCriteria.Zip(row.OtherScores).ToImmutableDictionary(pair => pair.First, pair => (int)pair.Second, StringComparer.Ordinal),
        Strengths = row.Strengths,
        Weaknesses = row.Weaknesses,
        Evidence = row.Evidence,
        EvidenceNote = row.EvidenceNote,
    };

    static async Task<ImmutableArray<KpiSeries>> MeasuredAsync(JourneyDbContext db, Reader reader, Journey journey, CancellationToken cancellation)
    {
        var rows = from measurement in db.Measurements.AsNoTracking()
                   join row in db.Journeys.InUse(reader) on measurement.JourneyId equals row.Id
                   where row.Id == journey.Id
                   orderby measurement.TouchpointId, measurement.Kpi, measurement.On
                   select new { measurement.TouchpointId, measurement.Kpi, measurement.On, measurement.Value };
        var series = ImmutableArray.CreateBuilder<KpiSeries>();
        var values = ImmutableArray.CreateBuilder<Measurement>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (series is not [.., var last] || last.Touchpoint != row.TouchpointId || last.Kpi != row.Kpi)
            {
                Complete();
                series.Add(new(row.TouchpointId, row.Kpi, []));
            }

            values.Add(new(row.On, row.Value));
        }

        Complete();
        return [.. series.Where(one => journey.Find(one.Touchpoint) is not null)];

        void Complete()
        {
            if (values.Count > 0)
                series[^1] = series[^1] with { Measurements = values.ToImmutable() };
            values.Clear();
        }
    }

    // A platform is understood with what it belongs to.
    static ImmutableArray<Channel> Changed(IEnumerable<string> named, ChannelLibrary library)
    {
        var used = named.Select(library.Find).OfType<Channel>().ToList();
        return [.. used.Concat(used.Select(channel => channel.Parent is { } parent ? library.Find(parent) : null).OfType<Channel>()).DistinctBy(channel => channel.Id).Where(channel => channel != Domain.Catalogue.Channels.Find(channel.Id))];
    }
}

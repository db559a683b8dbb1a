using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>The tables of a journey, derived from its fields, in the reader's language.</summary>
sealed class JourneyTables(ExportedJourney exported)
{
    const int Narrow = 14;
    const int Wide = 44;

    readonly FieldCells cells = new(exported);
    readonly Journey journey = exported.Journey;

    /// <summary>A row a touchpoint and a column a field.</summary>
    public ExportTable Touchpoints() => Of(ExportText.SheetTouchpoints, TouchpointFields.Set.All, journey.Touchpoints, TouchpointFields.Name, touchpoint => touchpoint);

    /// <summary>A row an opportunity.</summary>
    public ExportTable Opportunities() => Of(ExportText.SheetOpportunities, OpportunityFields.Set.All, journey.Opportunities, OpportunityFields.Title, opportunity => journey.Find(opportunity.Touchpoint));

    /// <summary>A row for each KPI of each touchpoint, with what it shall reach and what was measured last.</summary>
    public ExportTable Kpis()
    {
        var measured = exported.Document.Measured.ToDictionary(series => (series.Touchpoint, series.Kpi), series => series.Measurements[^1]);
        var rows = journey.Touchpoints.SelectMany(touchpoint => touchpoint.Kpis, (touchpoint, target) =>
        {
            Measurement? last = measured.TryGetValue((touchpoint.Id, target.Kpi), out var found) ? found : null;
            var kpi = exported.Kpis.Find(target.Kpi);
            return new[]
            {
                journey.LabelOf(touchpoint.Stage), touchpoint.Name, exported.Kpis.NameOf(target.Kpi), kpi?.Unit.Name(),
                Cell(kpi, target.Target), Cell(kpi, target.Margin), Cell(kpi, last?.Value), last?.On, kpi is null ? null : target.StateOf(kpi, last?.Value).Name(),
            };
        });
        return new(ExportText.SheetKpis,
        [
            new(CoverageText.Stage, Narrow), new(CoverageText.Touchpoint, 30), new(ImportText.FieldKpi, 30), new(KpiText.Unit, Narrow), new(KpiText.Target, Narrow), new(KpiText.Margin, Narrow), new(ExportText.LastValue, Narrow), new(ExportText.MeasuredOn, Narrow),
            new(ExportText.State, 18),
        ], [.. rows]);
    }

    /// <summary>A row an audit, a column a criterion.</summary>
    public ExportTable Audits()
    {
        var audits = exported.Document.Audits;
        List<AuditCriterion> criteria = [.. AuditCriteria.All, .. exported.Criteria.All.Except(AuditCriteria.All).Where(criterion => audits.Any(audit => audit.Audit.ScoreOf(criterion.Id) != 0))];
        return new(ExportText.SheetAudits,
        [
            new(CoverageText.Stage, Narrow), new(CoverageText.Touchpoint, 30), new(AuditText.Day, Narrow), new(ExportText.Auditor, 22), new(CoverageText.AuditScore, Narrow), .. criteria.Select(criterion => new ExportColumn(criterion.Name.ToString(), Narrow)),
            new(AuditText.Strengths, Wide), new(AuditText.Weaknesses, Wide), new(AuditText.Evidence, 24), new(AuditText.EvidenceNote, Wide),
        ], [.. audits.Select(audit => Row(audit, criteria))]);
    }

    object?[] Row(DocumentAudit recorded, List<AuditCriterion> criteria)
    {
        var audit = recorded.Audit;
        var touchpoint = journey.Find(audit.Touchpoint);
        return
        [
            touchpoint is null ? null : journey.LabelOf(touchpoint.Stage), touchpoint?.Name, audit.On, recorded.Auditor is { } auditor ? exported.NameOf(auditor) : null, audit.Mean,
            .. criteria.Select(criterion => audit.ScoreOf(criterion.Id) is not 0 and var score ? (object?)(decimal)score : null),
            audit.Strengths, audit.Weaknesses, AuditCriteria.FindEvidence(audit.Evidence)?.Name.ToString(), audit.EvidenceNote,
        ];
    }

    // The stage comes first, then what the record is called, then the rest in the order of its panel.
    ExportTable Of<TRecord>(string title, IEnumerable<Field<TRecord>> fields, IEnumerable<TRecord> records, Field<TRecord> name, Func<TRecord, Touchpoint?> touchpoint)
    {
        List<Field<TRecord>> shown = [name, .. fields.Where(field => field != name && cells.IsShown(field))];
        return new(title, [new(CoverageText.Stage, Narrow), .. shown.Select(field => new ExportColumn(cells.Heading(field), Width(field)))],
            [.. records.Select(record => (object?[])[touchpoint(record) is { } place ? journey.LabelOf(place.Stage) : null, .. shown.Select(field => cells.Read(field, record))])]);
    }

    static int Width(Field field) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Items => Wide,
        FieldKind.Scale or FieldKind.Number or FieldKind.Day => 12,
        FieldKind.Line or FieldKind.Reference => 30,
        _ => 18,
    };

    static object? Cell(Kpi? kpi, decimal? value) => value is not { } number ? null : kpi is null ? number : new KpiFigure(number, kpi.Unit);
}

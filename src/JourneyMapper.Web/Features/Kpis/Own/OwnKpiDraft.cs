using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis.Own;

/// <summary>What somebody fills in about a KPI of their workspace, with what is wrong beside each field.</summary>
public sealed class OwnKpiDraft
{
    /// <summary>As typed.</summary>
    public string Name { get; set; } = "";

    /// <summary>As chosen.</summary>
    public KpiUnit Unit { get; set; }

    /// <summary>As chosen.</summary>
    public Direction Better { get; set; }

    /// <summary>As typed; empty for none.</summary>
    public string Least { get; set; } = "";

    /// <summary>As typed; empty for none.</summary>
    public string Most { get; set; } = "";

    /// <summary>Why fields are not accepted, in the reader's language.</summary>
    public IDictionary<OwnKpiField, string> Errors { get; } = new Dictionary<OwnKpiField, string>();

    /// <summary>Filled in with what a KPI is.</summary>
    public static OwnKpiDraft Of(OwnKpi kpi) => new()
    {
        Name = kpi.Name,
        Unit = kpi.Unit,
        Better = kpi.Better,
        Least = TypedNumber.Write(kpi.Least, CultureInfo.CurrentCulture),
        Most = TypedNumber.Write(kpi.Most, CultureInfo.CurrentCulture),
    };

    /// <summary>What was filled in, or null when a number cannot be read; the field says why.</summary>
    public OwnKpi? Read()
    {
        Errors.Clear();
        var (least, most) = (Number(OwnKpiField.Least, Least), Number(OwnKpiField.Most, Most));
        return Errors.Count == 0 ? new(Name, Unit, Better, least, most) : null;
    }

    /// <summary>Puts what came back beside the fields, or gives it back for the whole form; null when it is done.</summary>
    public string? Show(KpiChange outcome)
    {
        switch (outcome)
        {
            case KpiChange.Invalid { Problems: var problems }:
                foreach (var (field, problem) in problems)
                    Errors[field] = field == OwnKpiField.Most ? KpiTexts.ProblemRange : problem.Explain(Limits.Name);
                return null;
            case KpiChange.NameTaken:
                Errors[OwnKpiField.Name] = KpiTexts.NameTaken;
                return null;
            case KpiChange.OutOfRange { Count: var count }:
                return Texts.Count(count, KpiTexts.OutOfRangeOne, KpiTexts.OutOfRangeOther);
            case KpiChange.Full:
                return KpiTexts.ManyKpis.With(WorkspaceKpis.Most);
            case KpiChange.InUse { Touchpoints: var count }:
                return Texts.Count(count, KpiTexts.InUseOne, KpiTexts.InUseOther);
            case KpiChange.Gone:
                return KpiTexts.OwnGone;
            case KpiChange.NotAllowed:
                return KpiTexts.NotOwner;
            default:
                return null;
        }
    }

    decimal? Number(OwnKpiField field, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var value = TypedNumber.Read(typed, CultureInfo.CurrentCulture);
        if (value is null)
            Errors[field] = KpiWords.NoNumber(typed);
        return value;
    }
}

using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis.Own;

/// <summary>What somebody fills in about a KPI of their workspace, with what is wrong beside each field.</summary>
public sealed class CustomKpiDraft
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
    public IDictionary<CustomKpiField, string> Errors { get; } = new Dictionary<CustomKpiField, string>();

    /// <summary>Filled in with what a KPI is.</summary>
    public static CustomKpiDraft Of(CustomKpi kpi) => new()
    {
        Name = kpi.Name,
        Unit = kpi.Unit,
        Better = kpi.Better,
        Least = TypedNumber.Write(kpi.Least, CultureInfo.CurrentCulture),
        Most = TypedNumber.Write(kpi.Most, CultureInfo.CurrentCulture),
    };

    /// <summary>What was filled in, or null when a number cannot be read; the field says why.</summary>
    public CustomKpi? Read()
    {
        Errors.Clear();
        var (least, most) = (Number(CustomKpiField.Least, Least), Number(CustomKpiField.Most, Most));
        return Errors.Count == 0 ? new(Name, Unit, Better, least, most) : null;
    }

    /// <summary>Puts what came back beside the fields, or gives it back for the whole form; null when it is done.</summary>
    public string? Show(KpiChange outcome)
    {
        switch (outcome)
        {
            case KpiChange.Invalid { Problems: var problems }:
                foreach (var (field, problem) in problems)
                    Errors[field] = field == CustomKpiField.Most ? KpiText.ProblemRange : problem.Explain(Limits.Name);
                return null;
            case KpiChange.NameTaken:
                Errors[CustomKpiField.Name] = KpiText.NameTaken;
                return null;
            case KpiChange.OutOfRange { Count: var count }:
                return Texts.Count(count, KpiText.OutOfRangeOne, KpiText.OutOfRangeOther);
            case KpiChange.Full:
                return KpiText.ManyKpis.With(WorkspaceKpis.Most);
            case KpiChange.InUse { Touchpoints: var count }:
                return Texts.Count(count, KpiText.InUseOne, KpiText.InUseOther);
            case KpiChange.Gone:
                return KpiText.OwnGone;
            case KpiChange.NotAllowed:
                return KpiText.NotOwner;
            default:
                return null;
        }
    }

    decimal? Number(CustomKpiField field, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var value = TypedNumber.Read(typed, CultureInfo.CurrentCulture);
        if (value is null)
            Errors[field] = KpiLabels.NoNumber(typed);
        return value;
    }
}

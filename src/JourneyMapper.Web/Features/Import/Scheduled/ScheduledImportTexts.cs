using JourneyMapper.Data.Imports;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;

namespace JourneyMapper.Web.Features.Import.Scheduled;

/// <summary>Says in the reader's language what became of imports from addresses.</summary>
static class ScheduledImportTexts
{
    /// <summary>How often an import may run.</summary>
    public static IEnumerable<Option> Frequencies => Enum.GetValues<ImportFrequency>().Select(frequency => new Option(frequency, frequency.Name()));

    /// <summary>How often.</summary>
    public static string Name(this ImportFrequency frequency) => frequency switch
    {
        ImportFrequency.Hourly => ScheduledImportText.Hourly,
        ImportFrequency.Daily => ScheduledImportText.Daily,
        _ => ScheduledImportText.Weekly,
    };

    /// <summary>Why something was not done.</summary>
    public static string Explain(ScheduledImportProblem problem) => problem switch
    {
        ScheduledImportProblem.NotAllowed => ScheduledImportText.RefusedNotAllowed,
        ScheduledImportProblem.Address => ScheduledImportText.RefusedAddress,
        ScheduledImportProblem.Host => ScheduledImportText.ResultOtherHost,
        ScheduledImportProblem.Full => ScheduledImportText.Full.With(ScheduledImportService.Most),
        ScheduledImportProblem.Running => ScheduledImportText.RefusedRunning,
        _ => ScheduledImportText.RefusedGone,
    };

    /// <summary>Why a file was not fetched.</summary>
    public static string Explain(this ImportFetched fetched) => Explain(fetched.Problem ?? ImportRunResult.Failed, fetched.Status, null, 0);

    /// <summary>What became of a run.</summary>
    public static string Explain(this ImportRunLine run) => Explain(run.Result, run.Status, run.Problem, run.ProblemNumber);

    static string Explain(ImportRunResult result, int? status, string? problem, long number) => result switch
    {
        ImportRunResult.Imported => ScheduledImportText.ResultImported,
        ImportRunResult.SomeRefused => ScheduledImportText.ResultSomeRefused,
        ImportRunResult.Refused => ScheduledImportText.ResultRefused,
        ImportRunResult.Unreadable => Enum.TryParse<FileProblemKind>(problem, out var kind) ? new FileProblem(kind, number).Explain() : ScheduledImportText.ResultFailed,
        ImportRunResult.OtherColumns => ScheduledImportText.ResultOtherColumns,
        ImportRunResult.Changed => ScheduledImportText.ResultChanged,
        ImportRunResult.Status => ScheduledImportText.ResultStatus.With(status),
        ImportRunResult.Redirected => ScheduledImportText.ResultRedirected,
        ImportRunResult.OtherHost => ScheduledImportText.ResultOtherHost,
        ImportRunResult.PrivateNetwork => ScheduledImportText.ResultPrivateNetwork,
        ImportRunResult.Unreachable => ScheduledImportText.ResultUnreachable,
        ImportRunResult.Untrusted => ScheduledImportText.ResultUntrusted,
        ImportRunResult.TooLarge => ScheduledImportText.ResultTooLarge.With(ImportLabels.Megabytes(ImportDownload.Limits.File)),
        ImportRunResult.TimedOut => ScheduledImportText.ResultTimedOut,
        ImportRunResult.NotAllowed => ScheduledImportText.ResultNotAllowed,
        _ => ScheduledImportText.ResultFailed,
    };
}

using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>Reads what is exported as JSON: the whole journey with all that is known of it. See <see cref="JourneyJson"/>.</summary>
sealed class JourneyDocumentReader : IJourneyReader
{
    public string Name => JourneyImportText.FormatJson;

    public bool Recognises(JourneySource source) => source.Text is { } text && text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', ..];

    public JourneyReading Read(JourneySource source, JourneyChoices choices) => source.Text is null ? JourneyReading.Failed(JourneyFileText.NotAJourney) : JourneyJson.Read(source.ReadBytes(), choices.Target) switch
    {
        DocumentReading.Read(var made, var losses) => new(made, Report(made, losses)),
        DocumentReading.Refused refused => JourneyReading.Failed(refused.Sentence()),
        var other => throw new InvalidOperationException($"{other} is no reading."),
    };

    // A document has no lines that people know: each touchpoint counts as one, and each loss says its place.
    static LossReport Report(NewJourney made, DocumentLosses losses)
    {
        var report = new LossReport();
        foreach (var loss in losses.All)
            report.Add(0, Shown(loss), loss.Kind is LossKind.Shortened or LossKind.Auditor or LossKind.Decider or LossKind.Commenter or LossKind.ClosedSurvey ? LineOutcome.Changed : LineOutcome.Dropped, loss.Kind.Sentence());
        if (losses.More > 0)
            report.Add(0, "", LineOutcome.Dropped, Texts.Count(losses.More, JourneyImportText.MoreLossesOne, JourneyImportText.MoreLossesOther));
        foreach (var touchpoint in made.Journey.Touchpoints)
            report.Add(0, touchpoint.Name, LineOutcome.Taken, JourneyImportText.TakenTouchpoint.With(made.Journey.LabelOf(touchpoint.Stage)));
        foreach (var (count, one, other) in Beside(made))
            if (count > 0)
                report.Add(0, Texts.Count(count, one, other), LineOutcome.Taken, JourneyImportText.TakenBeside);
        return report;
    }

    // What is about a list as a whole has its name; anything else its place, which is found again in the file.
    static string Shown(Loss loss) => loss.Kind switch
    {
        LossKind.Auditor => AuditText.Audits,
        LossKind.Commenter => CommentText.Comments,
        LossKind.Decider => ExperimentText.Experiments,
        LossKind.ClosedSurvey or LossKind.Answers => JourneyImportText.Surveys,
        _ => loss.Value.Length > 0 ? $"{loss.Path}: {loss.Value}" : loss.Path,
    };

    // What comes along with the map.
    static IEnumerable<(int Count, string One, string Other)> Beside(NewJourney made) =>
    [
        (made.Audits.Length, JourneyImportText.WithAuditsOne, JourneyImportText.WithAuditsOther),
        (made.Measured.Length, JourneyImportText.WithSeriesOne, JourneyImportText.WithSeriesOther),
        (made.Threads.Sum(thread => thread.Comments.Length), JourneyImportText.WithCommentsOne, JourneyImportText.WithCommentsOther),
        (made.Experiments.Length, JourneyImportText.WithExperimentsOne, JourneyImportText.WithExperimentsOther),
        (made.Surveys.Length, JourneyImportText.WithSurveysOne, JourneyImportText.WithSurveysOther),
        (made.Counts.Select(counts => counts.Month).Union(made.Money.Select(money => money.Month)).Count(), JourneyImportText.WithMonthsOne, JourneyImportText.WithMonthsOther),
    ];
}

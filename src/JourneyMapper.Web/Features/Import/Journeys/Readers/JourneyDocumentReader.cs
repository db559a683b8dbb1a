using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>Reads what is exported as JSON: the whole journey, its personas, audits and measurements. See <see cref="JourneyJson"/>.</summary>
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
            report.Add(0, loss.Value.Length > 0 ? $"{loss.Path}: {loss.Value}" : loss.Path, loss.Kind is LossKind.Shortened or LossKind.Auditor ? LineOutcome.Changed : LineOutcome.Dropped, loss.Kind.Sentence());
        if (losses.More > 0)
            report.Add(0, "", LineOutcome.Dropped, Texts.Count(losses.More, JourneyImportText.MoreLossesOne, JourneyImportText.MoreLossesOther));
        foreach (var touchpoint in made.Journey.Touchpoints)
            report.Add(0, touchpoint.Name, LineOutcome.Taken, JourneyImportText.TakenTouchpoint.With(made.Journey.LabelOf(touchpoint.Stage)));
        return report;
    }
}

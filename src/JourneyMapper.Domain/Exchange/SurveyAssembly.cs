using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Makes surveys of what a file says: what they ask. What was answered stays where it was.</summary>
sealed class SurveyAssembly(RawDocument document, FactReferences here)
{
    public ImmutableArray<RecordedSurvey> Surveys()
    {
        var raw = document.FactsOf(FactLists.Surveys);
        ImmutableArray<RecordedSurvey> surveys = [.. raw.Select(Survey).OfType<RecordedSurvey>()];
        if (!surveys.IsEmpty)
            here.Losses.Add($"/{FactLists.Surveys.Name}", LossKind.ClosedSurvey);
        if (raw.Any(one => one.Integer("answers") > 0))
            here.Losses.Add($"/{FactLists.Surveys.Name}", LossKind.Answers);
        return surveys;
    }

    RecordedSurvey? Survey(RawFact raw)
    {
        if (here.Recorded(raw, "madeAt") is not { } madeAt)
            return null;
        var closesOn = raw.Day("closesOn")!.Value;
        if (closesOn < Days.Earliest || closesOn.DayNumber > here.Target.Latest.DayNumber + Limits.SurveyDays)
        {
            here.Losses.Add($"{raw.Path}/closesOn", LossKind.OutOfRange, FactForms.Of(closesOn));
            return null;
        }

        return new()
        {
            Wordings = [.. raw.List("wordings").DistinctBy(wording => wording.Text("language")).Select(wording => new SurveyWording(wording.Text("language"), wording.Text("title"), wording.Text("intro"), wording.Text("consent")))],
            AsksName = raw.Flag("asksName"),
            MadeAt = madeAt,
            ClosesOn = closesOn,
            Items = [.. raw.List("items").Select(Item)],
        };
    }

    SurveyItem Item(RawFact raw) => new(
        raw.Text("touchpoint") is { Length: > 0 } named ? here.Touchpoint(named, raw.Path)?.Id : null,
        raw.Choice<Stage>("stage"), raw.Text("stageLabel"), raw.Text("name"), raw.Text("description"), (int)(raw.Integer("emotion") ?? 0));
}

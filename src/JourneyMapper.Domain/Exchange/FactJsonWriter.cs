using System.Text.Json;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Writes facts beside the map, in the forms of <see cref="FactLists"/>. What holds its default is left out.</summary>
sealed class FactJsonWriter(Utf8JsonWriter writer)
{
    // Of figures that are computed.
    const int Decimals = 3;

    public void Write(RecordedThread thread)
    {
        Id("touchpoint", thread.Touchpoint);
        if (RecordedThread.Fields.FirstOrDefault(field => field.Id == thread.Field) is { } field)
            writer.WriteString("field", FieldForm.NameOf(field));
        Time("resolvedAt", thread.ResolvedAt);
        Text("resolvedBy", thread.ResolvedBy);
        List("comments", thread.Comments, comment =>
        {
            writer.WriteString("author", comment.Author);
            Flag("isGuest", comment.IsGuest);
            Time("writtenAt", comment.WrittenAt);
            Time("editedAt", comment.EditedAt);
            writer.WriteString("text", comment.Text);
        });
    }

    public void Write(DocumentExperiment recorded)
    {
        var experiment = recorded.Experiment;
        Id("touchpoint", experiment.Touchpoint);
        writer.WriteString("name", experiment.Name);
        Text("hypothesis", experiment.Hypothesis);
        Text("kpi", experiment.Kpi ?? "");
        writer.WriteString("kind", experiment.Kind.ToString());
        Number("planned", experiment.Planned);
        Number("baseline", experiment.Baseline);
        Number("effect", experiment.Effect);
        Number("deviation", experiment.Deviation);
        Day("startsOn", experiment.StartsOn);
        Day("endsOn", experiment.EndsOn);
        writer.WriteString("state", experiment.State.ToString());
        List("variants", experiment.Variants, variant =>
        {
            Id("id", variant.Id);
            writer.WriteString("name", variant.Name);
            Number("count", variant.Count);
            Number("conversions", experiment.Kind == ExperimentKind.Conversion ? variant.Conversions : null);
            Number("mean", experiment.Kind == ExperimentKind.Mean ? variant.Mean : null);
            Number("deviation", experiment.Kind == ExperimentKind.Mean ? variant.Deviation : null);
        });
        Id("chosen", experiment.Chosen);
        Text("decision", experiment.Decision);
        Day("decidedOn", experiment.DecidedOn);
        Text("decidedBy", recorded.DecidedBy);
    }

    public void Write(RecordedSurvey survey)
    {
        List("wordings", survey.Wordings, wording =>
        {
            writer.WriteString("language", wording.Language);
            writer.WriteString("title", wording.Title);
            Text("intro", wording.Intro);
            writer.WriteString("consent", wording.Consent);
        });
        Flag("asksName", survey.AsksName);
        Time("madeAt", survey.MadeAt);
        Day("closesOn", survey.ClosesOn);
        Number("answers", survey.Answers > 0 ? survey.Answers : null);
        List("items", survey.Items, item =>
        {
            Id("touchpoint", item.Touchpoint);
            writer.WriteString("stage", item.Stage.ToString());
            Text("stageLabel", item.StageLabel);
            writer.WriteString("name", item.Name);
            Text("description", item.Description);
            writer.WriteNumber("emotion", item.Emotion);
            Number("met", item.Felt?.Count);
            Number("mean", Rounded(item.Felt?.Mean));
            Number("deviation", Rounded(item.Felt?.Deviation));
        });
    }

    public void Write(SegmentCounts segment)
    {
        Month(segment.Counts.Month);
        Id("persona", segment.Persona);
        People(segment.Counts);
    }

    public void Write(StageCounts counts)
    {
        Month(counts.Month);
        People(counts);
    }

    public void Write(MonthMoney money)
    {
        Month(money.Month);
        Number("newCustomers", money.Terms.NewCustomers);
        Number("margin", money.Terms.Margin);
        Number("customerRevenue", money.Terms.CustomerRevenue);
        Number("churn", money.Terms.Churn);
        List("lines", money.Lines, line =>
        {
            writer.WriteString("stage", line.Stage.ToString());
            Text("channel", line.Channel);
            Number("cost", line.Cost);
            Number("revenue", line.Revenue);
        });
    }

    public void Write(RecordedVersion version)
    {
        writer.WriteNumber("revision", version.Revision);
        writer.WriteString("name", version.Name);
        Time("at", version.At);
        Text("by", version.By);
    }

    public void Write(RecordedSignOff signOff)
    {
        writer.WriteNumber("revision", signOff.Revision);
        Flag("isCurrent", signOff.IsCurrent);
        writer.WriteString("state", signOff.State);
        Time("requestedAt", signOff.RequestedAt);
        Text("requestedBy", signOff.RequestedBy);
        Time("decidedAt", signOff.DecidedAt);
        Text("decidedBy", signOff.DecidedBy);
        Text("comment", signOff.Comment);
    }

    void People(StageCounts counts)
    {
        foreach (var stage in Stages.All)
            Number(FactLists.NameOf(stage), counts[stage]);
    }

    void List<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    void Text(string name, string text)
    {
        if (text.Length > 0)
            writer.WriteString(name, text);
    }

    void Id(string name, Guid? id)
    {
        if (id is { } known)
            writer.WriteString(name, known);
    }

    void Flag(string name, bool flag)
    {
        if (flag)
            writer.WriteBoolean(name, flag);
    }

    void Number(string name, decimal? number)
    {
        if (number is not { } known)
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(FieldForm.Of(known));
    }

    void Month(DateOnly month) => writer.WriteString("month", FactForms.Of(month, FactForms.Month));

    void Day(string name, DateOnly? day)
    {
        if (day is { } known)
            writer.WriteString(name, FactForms.Of(known));
    }

    void Time(string name, DateTimeOffset? time)
    {
        if (time is { } known)
            writer.WriteString(name, FactForms.Of(known));
    }

    static decimal? Rounded(double? number) => number is { } known ? Math.Round((decimal)known, Decimals) : null;
}

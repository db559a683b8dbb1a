using System.Text.Json;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Writes a document part by part, so that no more than a part waits to be sent.</summary>
sealed class JourneyJsonWriter(Utf8JsonWriter writer, JourneyDocument document) : IRecordKindVisitor<bool>
{
    // What waits before it is sent, in bytes.
    const int Part = 64 * 1024;

    public async Task WriteAsync(string? schema, CancellationToken cancellation)
    {
        writer.WriteStartObject();
        if (schema is not null)
            writer.WriteString("$schema", schema);
        writer.WriteString("format", JourneyJson.Format);
        writer.WriteNumber("version", JourneyJson.Version);
        foreach (var kind in JourneyKinds.All)
        {
            kind.Accept(this);
            await SendAsync(cancellation);
        }

        WriteList(FieldForm.NameOf(LibraryKinds.Persona), document.Personas, persona => Write(LibraryKinds.Persona, persona));
        WriteList("channels", document.Channels, Write);
        WriteList("kpis", document.Kpis, Write);
        WriteList("criteria", document.Criteria, Write);
        WriteList("members", document.Members.OrderBy(member => member.Key), member =>
        {
            writer.WriteString("id", member.Key);
            writer.WriteString("name", member.Value);
        });
        if (document.Currency.Length > 0)
            writer.WriteString("currency", document.Currency);
        WriteList("audits", document.Audits, Write);
        await SendAsync(cancellation);
        await WriteMeasurementsAsync(cancellation);
        await WriteFactsAsync(cancellation);
        writer.WriteEndObject();
        await writer.FlushAsync(cancellation);
    }

    public bool Visit<TRoot>(RootKind<TRoot> kind)
        where TRoot : class, IStreamRoot
    {
        writer.WriteStartObject(JsonNamingPolicy.CamelCase.ConvertName(kind.Name));
        writer.WriteString("id", document.Journey.Id);
        WriteFields(kind.Fields, kind.Find(document.Journey, document.Journey.Id), null);
        writer.WriteEndObject();
        return true;
    }

    public bool Visit<TRecord>(OrderedKind<TRecord> kind)
        where TRecord : class, IRecord
    {
        WriteList(FieldForm.NameOf(kind), kind.All(document.Journey), record => Write(kind, record));
        return true;
    }

    Task SendAsync(CancellationToken cancellation) => writer.BytesPending < Part ? Task.CompletedTask : writer.FlushAsync(cancellation);

    void Write<TRecord>(OrderedKind<TRecord> kind, TRecord record)
        where TRecord : class, IRecord
    {
        writer.WriteString("id", record.Id);
        if (kind.Group is { } group)
            FieldForm.Write(writer, group, group.Read(record));
        WriteFields(kind.Fields, record, kind.New(record.Id));
    }

    // What holds where nothing is said is not said.
    void WriteFields<TRecord>(FieldSet<TRecord> fields, TRecord record, TRecord? blank)
        where TRecord : class
    {
        foreach (var field in fields.All)
            if (field.Read(record) is { Length: > 0 } value && (blank is null || field.IsRequired || value != field.Read(blank)))
                FieldForm.Write(writer, field, value);
    }

    // A list that is empty is left out.
    void WriteList<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        var any = false;
        foreach (var item in items)
        {
            if (!any)
                writer.WriteStartArray(name);
            any = true;
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        if (any)
            writer.WriteEndArray();
    }

    void Write(Channel channel)
    {
        writer.WriteString("id", channel.Id);
        WriteName(channel.Name);
        writer.WriteString("symbol", channel.Symbol);
        writer.WriteString("setting", channel.Setting.ToString());
        writer.WriteString("contact", channel.Contact.ToString());
        if (channel.Parent is { } parent)
            writer.WriteString("parent", parent);
    }

    void Write(Kpi kpi)
    {
        writer.WriteString("id", kpi.Id);
        WriteName(kpi.Name);
        writer.WriteString("unit", kpi.Unit.ToString());
        writer.WriteString("better", kpi.Better.ToString());
        if (kpi.Least is { } least)
            writer.WriteNumber("least", least);
        if (kpi.Most is { } most)
            writer.WriteNumber("most", most);
    }

    void Write(AuditCriterion criterion)
    {
        writer.WriteString("id", criterion.Id);
        WriteName(criterion.Name);
    }

    void WriteName(LocalText name)
    {
        writer.WriteStartObject("name");
        writer.WriteString("en", name.En);
        writer.WriteString("fr", name.Fr);
        writer.WriteEndObject();
    }

    void Write(DocumentAudit recorded)
    {
        var audit = recorded.Audit;
        writer.WriteString("touchpoint", audit.Touchpoint);
        writer.WriteString("on", FactForms.Of(audit.On));
        if (recorded.Auditor is { } auditor)
            writer.WriteString("auditor", auditor);
        writer.WriteStartObject("scores");
        foreach (var (criterion, score) in AuditCriteria.All.Select(criterion => (criterion.Id, audit.ScoreOf(criterion.Id))).Concat(audit.Others.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))))
            if (score != 0)
                writer.WriteNumber(criterion, score);
        writer.WriteEndObject();
        WriteText("strengths", audit.Strengths);
        WriteText("weaknesses", audit.Weaknesses);
        WriteText("evidence", audit.Evidence);
        WriteText("evidenceNote", audit.EvidenceNote);
    }

    void WriteText(string name, string text)
    {
        if (text.Length > 0)
            writer.WriteString(name, text);
    }

    async Task WriteFactsAsync(CancellationToken cancellation)
    {
        var facts = new FactJsonWriter(writer);
        WriteList(FactLists.Comments.Name, document.Threads, facts.Write);
        await SendAsync(cancellation);
        WriteList(FactLists.Experiments.Name, document.Experiments, facts.Write);
        WriteList(FactLists.Surveys.Name, document.Surveys, facts.Write);
        WriteList(FactLists.Funnel.Name, document.Counts.Select(counts => (Action)(() => facts.Write(counts))).Concat(document.Segments.Select(segment => (Action)(() => facts.Write(segment)))), write => write());
        WriteList(FactLists.Economics.Name, document.Money, facts.Write);
        WriteList(FactLists.Versions.Name, document.Versions, facts.Write);
        WriteList(FactLists.SignOffs.Name, document.SignOffs, facts.Write);
        await SendAsync(cancellation);
    }

    async Task WriteMeasurementsAsync(CancellationToken cancellation)
    {
        if (document.Measured.IsEmpty)
            return;
        writer.WriteStartArray("measurements");
        foreach (var series in document.Measured)
        {
            Write(series);
            await SendAsync(cancellation);
        }

        writer.WriteEndArray();
    }

    void Write(KpiSeries series)
    {
        writer.WriteStartObject();
        writer.WriteString("touchpoint", series.Touchpoint);
        writer.WriteString("kpi", series.Kpi);
        writer.WriteStartObject("values");
        foreach (var measurement in series.Measurements)
            writer.WriteNumber(FactForms.Of(measurement.On), measurement.Value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api.Records;

/// <summary>What a request wants of a record, and all that is wrong with it.</summary>
/// <param name="Values">Its fields in canonical form, in the order of the request.</param>
/// <param name="Errors">None where it can be done.</param>
sealed record RecordRequest<TRecord>(IReadOnlyList<(Field<TRecord> Field, string Value)> Values, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The record with these values.</summary>
    public TRecord On(TRecord record) => Values.Aggregate(record, (changed, value) => value.Field.Write(changed, value.Value));
}

/// <summary>Records as JSON, field by field.</summary>
static class RecordReading
{
    /// <summary>The member that holds a record's id.</summary>
    public const string Id = "id";

    /// <summary>A record with its id, its group where its kind has groups, and its fields.</summary>
    public static JsonObject Write<TRecord>(TRecord record, FieldSet<TRecord> fields, Field<TRecord>? group = null)
        where TRecord : class, IRecord
    {
        var json = new JsonObject { [Id] = record.Id.ToString() };
        if (group is not null)
            json[group.JsonName()] = FieldJson.Write(group, group.Read(record));
        foreach (var field in fields.All)
            json[field.JsonName()] = FieldJson.Write(field, field.Read(record));
        return json;
    }

    /// <summary>The fields that a request writes.</summary>
    /// <param name="body">The request.</param>
    /// <param name="fields">The fields of the record.</param>
    /// <param name="others">Members of the request that are read elsewhere.</param>
    public static RecordRequest<TRecord> Read<TRecord>(JsonElement body, FieldSet<TRecord> fields, params ReadOnlySpan<string> others)
    {
        List<(Field<TRecord>, string)> values = [];
        List<FieldError> errors = [];
        foreach (var member in body.EnumerateObject())
        {
            if (others.Contains(member.Name))
                continue;
            if (fields.Find(member.Name) is not { } field || field.JsonName() != member.Name)
            {
                errors.Add(member.Name == Id ? ReadOnly(member.Name) : new(FieldError.To(member.Name), FieldErrorCode.UnknownField, ApiText.UnknownField.With(RequestReader.Shortened(member.Name))));
                continue;
            }

            if (field.IsAssigned)
                errors.Add(ReadOnly(member.Name));
            else if (FieldJson.Read(field, member.Value) is not { } text)
                errors.Add(new(FieldError.To(member.Name), FieldErrorCode.Malformed, Expected(field)));
            else if (field.Accept(text) is (_, { } problem))
                errors.Add(new(FieldError.To(member.Name), FieldError.Of(problem), RefusalText.Of(problem, field)));
            else
                values.Add((field, field.Accept(text).Value));
        }

        return new(values, errors);
    }

    /// <summary>What a record that is added lacks.</summary>
    public static IEnumerable<FieldError> Missing<TRecord>(JsonElement body, FieldSet<TRecord> fields, TRecord blank) =>
        from field in fields.All
        where field is { IsRequired: true, IsAssigned: false } && !body.TryGetProperty(field.JsonName(), out _)
        let value = field.Read(blank)
        where value.Length == 0 || value == Guid.Empty.ToString()
        select new FieldError(FieldError.To(field.JsonName()), FieldErrorCode.Required, RefusalText.Of(Problem.Required, field));

    static FieldError ReadOnly(string name) => new(FieldError.To(name), FieldErrorCode.ReadOnly, ApiText.ReadOnly.With(name));

    static string Expected(Field field) => FieldJson.FormOf(field) switch
    {
        FieldJson.Form.Number => ApiText.ExpectedNumber,
        FieldJson.Form.Lines => ApiText.ExpectedLines,
        FieldJson.Form.Words => ApiText.ExpectedWords,
        FieldJson.Form.Targets => ApiText.ExpectedTargets,
        _ => ApiText.ExpectedText,
    };
}

using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Why a file is no journey that can be read.</summary>
public enum JourneyFileProblem
{
    /// <summary>It is larger than <see cref="JourneyJson.Longest"/>.</summary>
    TooLarge,

    /// <summary>It is not written in UTF-8.</summary>
    NotText,

    /// <summary>A text in it holds half of a character (a lone surrogate).</summary>
    HalfCharacter,

    /// <summary>It is not JSON.</summary>
    NotJson,

    /// <summary>Its objects and lists are nested deeper than <see cref="JourneyJson.Deepest"/>.</summary>
    TooDeep,

    /// <summary>It is JSON, but not of this form.</summary>
    NotAJourney,

    /// <summary>It is of this form, but of another version than <see cref="JourneyJson.Version"/>.</summary>
    OtherVersion,

    /// <summary>Its journey has no title.</summary>
    NoTitle,
}

/// <summary>What became of reading a file.</summary>
public abstract record DocumentReading
{
    DocumentReading()
    {
    }

    /// <summary>It was read. Nothing is saved yet.</summary>
    /// <param name="Journey">What <c>JourneyStore.CreateAsync</c> takes: under new ids, its records in order, all values accepted. It brings along personas that the library may not have, and what is known beside the map.</param>
    /// <param name="Losses">What does not come along.</param>
    public sealed record Read(NewJourney Journey, DocumentLosses Losses) : DocumentReading;

    /// <summary>It cannot be read.</summary>
    /// <param name="Problem">Why.</param>
    /// <param name="Where">A detail to name in the sentence: "line, column" of what is no JSON, both from 1; the version that the file says; otherwise empty.</param>
    public sealed record Refused(JourneyFileProblem Problem, string Where = "") : DocumentReading;
}

/// <summary>
/// A journey as JSON, both ways and without loss: the form is derived from the fields and kinds of records, and published as a JSON Schema (<see cref="JourneySchema"/>). What a reader of version 1
/// must know is in the schema; a property that is added needs no new version, anything else does.
/// </summary>
public static class JourneyJson
{
    /// <summary>What a file of this form says of itself.</summary>
    public const string Format = "journeymapper/journey";

    /// <summary>The version that is written and read.</summary>
    public const int Version = 1;

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Longest = 64 * 1024 * 1024;

    /// <summary>How deep objects and lists may be nested. A journey needs five.</summary>
    public const int Deepest = 16;

    const int Part = 64 * 1024;

    // For files, not for pages: what is not ASCII is written as it is.
    static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a journey as UTF-8.</summary>
    /// <param name="file">Where; stays open.</param>
    /// <param name="document">The journey.</param>
    /// <param name="schema">The address of the schema, which the file names for editors; null: it names none.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task WriteAsync(Stream file, JourneyDocument document, string? schema = null, CancellationToken cancellation = default)
    {
        await using var writer = new Utf8JsonWriter(file, Writing);
        await new JourneyJsonWriter(writer, document).WriteAsync(schema, cancellation);
    }

    /// <summary>Reads a journey that somebody hands over: whatever it is, the answer is a journey or a reason. Holds the file, at most <see cref="Longest"/>, and what it makes of it.</summary>
    /// <param name="file">From where on it is read.</param>
    /// <param name="target">What is known where it shall be.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<DocumentReading> ReadAsync(Stream file, JourneyTarget target, CancellationToken cancellation = default)
    {
        if (file.CanSeek && file.Length - file.Position > Longest)
            return new DocumentReading.Refused(JourneyFileProblem.TooLarge);
        var buffer = new ArrayBufferWriter<byte>(Part);
        while (await file.ReadAsync(buffer.GetMemory(Part)[..Part], cancellation) is > 0 and var read)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > Longest)
                return new DocumentReading.Refused(JourneyFileProblem.TooLarge);
        }

        return Read(buffer.WrittenSpan, target);
    }

    /// <summary>The same for a file that is held already.</summary>
    /// <param name="file">UTF-8, with or without a mark at its beginning.</param>
    /// <param name="target">What is known where it shall be.</param>
    public static DocumentReading Read(ReadOnlySpan<byte> file, JourneyTarget target)
    {
        if (file.Length > Longest)
            return new DocumentReading.Refused(JourneyFileProblem.TooLarge);
        if (!Utf8.IsValid(file))
            return new DocumentReading.Refused(JourneyFileProblem.NotText);
        if (file.StartsWith("\uFEFF"u8))
            file = file["\uFEFF"u8.Length..];
        var reader = new Utf8JsonReader(file, new JsonReaderOptions { MaxDepth = Deepest });
        var losses = new LossList();
        RawDocument? raw;
        try
        {
            raw = new JourneyJsonReader(losses).Read(ref reader);
        }
        // The depth of what begins an object or a list does not count that one.
        catch (JsonException) when (reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0) >= Deepest)
        {
            return new DocumentReading.Refused(JourneyFileProblem.TooDeep);
        }
        catch (JsonException problem)
        {
            return new DocumentReading.Refused(JourneyFileProblem.NotJson, FormattableString.Invariant($"{(problem.LineNumber ?? 0) + 1}, {(problem.BytePositionInLine ?? 0) + 1}"));
        }
        // All of it is valid UTF-8: only an escaped half of a character is left that no text can be made of.
        catch (InvalidOperationException)
        {
            return new DocumentReading.Refused(JourneyFileProblem.HalfCharacter);
        }

        return raw is not { Format: Format, Journey: not null } ? new DocumentReading.Refused(JourneyFileProblem.NotAJourney)
            : raw.Version != Version ? new DocumentReading.Refused(JourneyFileProblem.OtherVersion, raw.Version?.ToString(CultureInfo.InvariantCulture) ?? "")
            : new JourneyAssembly(raw, target, losses).Assemble();
    }
}

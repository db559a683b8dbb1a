using System.Buffers.Text;
using System.Globalization;
using System.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="After">What the last entry of the part before was sorted by; null for the first part.</param>
/// <param name="Limit">So many entries at most.</param>
sealed record PageCursor(IReadOnlyList<string>? After, int Limit)
{
    /// <summary>So many entries are given at once.</summary>
    public const int Most = 200;

    /// <summary>So many are given where nobody says how many.</summary>
    public const int Usual = 50;

    const char Between = '\u001f';

    /// <summary>Reads what was asked for; an answer that refuses it where that is no place in this list.</summary>
    /// <param name="cursor">As an answer of before has told it.</param>
    /// <param name="limit">How many.</param>
    /// <param name="parts">How many values this list is sorted by.</param>
    public static (PageCursor? Page, IResult? Refusal) Read(string? cursor, int? limit, int parts)
    {
        if (limit is < 1 or > Most)
            return (null, RequestReader.Malformed(ApiText.LimitRange.With(Most)));
        var after = Decode(cursor);
        return string.IsNullOrEmpty(cursor) ? (new(null, limit ?? Usual), null)
            : after?.Length == parts ? (new(after, limit ?? Usual), null)
            : (null, RequestReader.Malformed(ApiText.NoCursor));
    }

    /// <summary>What to send to get the entries behind one.</summary>
    /// <param name="sorted">What that one is sorted by.</param>
    public static string Behind(params IEnumerable<object> sorted) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Between, sorted.Select(value => value is DateTimeOffset at ? at.ToString("O", CultureInfo.InvariantCulture) : FormattableString.Invariant($"{value}")))));

    /// <summary>The id at a place of <see cref="After"/>; an empty one where there is none.</summary>
    public Guid IdAt(int place) => After is not null && Guid.TryParse(After[place], out var id) ? id : Guid.Empty;

    /// <summary>The time at a place of <see cref="After"/>; the earliest where there is none.</summary>
    public DateTimeOffset TimeAt(int place) =>
        After is not null && DateTimeOffset.TryParseExact(After[place], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time.ToUniversalTime() : DateTimeOffset.MinValue;

    static string[]? Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || cursor.Length > 400 || !Base64Url.IsValid(cursor))
            return null;
        var bytes = Base64Url.DecodeFromChars(cursor);
        return System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? Encoding.UTF8.GetString(bytes).Split(Between) : null;
    }
}

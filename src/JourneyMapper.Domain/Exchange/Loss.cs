using System.Collections.Immutable;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Why something of a file does not come along.</summary>
public enum LossKind
{
    /// <summary>Nothing here has such a property.</summary>
    UnknownProperty,

    /// <summary>It is of another type than is asked for there: a list in place of a text.</summary>
    WrongType,

    /// <summary>It is longer than is allowed, and cut.</summary>
    Shortened,

    /// <summary>It is a number or a day that is out of range.</summary>
    OutOfRange,

    /// <summary>It is none of what can be chosen there, or not of the form that is asked for.</summary>
    UnknownValue,

    /// <summary>Something that must be there is missing: the whole record is left out.</summary>
    Incomplete,

    /// <summary>There may not be so many: the record is left out.</summary>
    TooMany,

    /// <summary>Another one of the file has what only one may have: the record is left out.</summary>
    Taken,

    /// <summary>It leads to a record that is not in the file.</summary>
    Record,

    /// <summary>It names somebody who is no member here.</summary>
    Member,

    /// <summary>It names a persona that is neither in the file nor here.</summary>
    Persona,

    /// <summary>It leads to a journey that is not here.</summary>
    Journey,

    /// <summary>It shows a picture that is not here: files of this form hold none.</summary>
    Picture,

    /// <summary>It names a channel that is not here.</summary>
    Channel,

    /// <summary>It names a KPI that is not here, or that counts something else here.</summary>
    Kpi,

    /// <summary>It is a score by a criterion that is not here.</summary>
    Criterion,

    /// <summary>Audits count as made by whoever takes them in; who made them is lost.</summary>
    Auditor,

    /// <summary>Decisions on experiments count as made by whoever takes them in; who made them is lost.</summary>
    Decider,

    /// <summary>Comments keep the names of those who wrote them, as text: here they are nobody’s.</summary>
    Commenter,

    /// <summary>Surveys come closed, under links of their own.</summary>
    ClosedSurvey,

    /// <summary>What customers have answered is not in the file.</summary>
    Answers,

    /// <summary>It is about the map where it was exported: a name of one of its versions, or a sign-off.</summary>
    History,

    /// <summary>Its amounts are in another currency than amounts here.</summary>
    Currency,
}

/// <summary>Something of a file that does not come along.</summary>
/// <param name="Path">Where it stands in the file: of JSON a pointer of RFC 6901, <c>/touchpoints/3/channel</c>.</param>
/// <param name="Kind">Why.</param>
/// <param name="Value">What is lost, as people know it; shortened, and empty where the place says it.</param>
public sealed record Loss(string Path, LossKind Kind, string Value = "");

/// <summary>All that does not come along of a file.</summary>
/// <param name="All">Each, in about the order of the file; at most <see cref="Most"/>.</param>
/// <param name="More">How many there are beyond those.</param>
public sealed record DocumentLosses(ImmutableArray<Loss> All, int More)
{
    /// <summary>So many are listed: a file that is all wrong needs no longer list.</summary>
    public const int Most = 500;

    /// <summary>Nothing is lost.</summary>
    public static DocumentLosses None { get; } = new([], 0);

    /// <summary>How many there are.</summary>
    public int Count => All.Length + More;
}

/// <summary>Collects what does not come along.</summary>
sealed class LossList
{
    // A value is shown to be recognised, not to be read.
    const int ShownValue = 80;

    readonly ImmutableArray<Loss>.Builder listed = ImmutableArray.CreateBuilder<Loss>();
    int more;

    public void Add(string path, LossKind kind, string value = "")
    {
        if (listed.Count == DocumentLosses.Most)
            more++;
        else
            listed.Add(new(path, kind, value.Length <= ShownValue ? value : string.Concat(value.AsSpan(0, ShownValue - (char.IsHighSurrogate(value[ShownValue - 1]) ? 1 : 0)), "…")));
    }

    public DocumentLosses ToLosses() => listed.Count == 0 ? DocumentLosses.None : new(listed.ToImmutable(), more);
}

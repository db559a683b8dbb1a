using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;

namespace JourneyMapper.Data.Journal;

/// <summary>That a journey was derived from another one, and which of its records are which of that one's. Its key is the journey: it has one origin at most.</summary>
public sealed class DerivationRow
{
    /// <summary>The journey that was derived.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>What it was derived from. That may lie in the trash or be gone.</summary>
    public required Guid OriginId { get; init; }

    /// <summary>The ids that records got in the derived journey.</summary>
    public required Guid[] Records { get; init; }

    /// <summary>The ids of the same records in the origin, in the same order.</summary>
    public required Guid[] Origins { get; init; }

    /// <summary>The form of <see cref="Baseline"/>, see <see cref="JournalJson.Schema"/>.</summary>
    public required short Schema { get; init; }

    /// <summary>The derived journey as it was in the beginning, as a difference from an empty one: what was planned since differs from this.</summary>
    public required string Baseline { get; init; }

    /// <summary>Who derived it.</summary>
    public required Guid DerivedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset DerivedAt { get; init; }

    /// <summary>The row of a journey just derived.</summary>
    public static DerivationRow New(Derivation derivation, Guid author, DateTimeOffset at) => new()
    {
        JourneyId = derivation.Baseline.Id,
        OriginId = derivation.Origin,
        Records = [.. derivation.Origins.Keys],
        Origins = [.. derivation.Origins.Values],
        Schema = JournalJson.Schema,
        Baseline = JournalJson.Write(derivation.Baseline.AsDifference()),
        DerivedBy = author,
        DerivedAt = at,
    };

    /// <summary>What this row says.</summary>
    /// <exception cref="System.Text.Json.JsonException">What is stored cannot be read.</exception>
    public Derivation ToDerivation() =>
        new(OriginId, JournalJson.Read(Baseline, Schema).ToJourney(JourneyId), Records.Zip(Origins).ToImmutableDictionary(pair => pair.First, pair => pair.Second));
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Guessing;

/// <summary>Brings feelings and scores to the scale from −2 to +2.</summary>
static class EmotionGuess
{
    static readonly FrozenDictionary<string, int> Words = new Dictionary<int, string>
    {
        [2] = "very positive|delighted|delight|excited|love|very happy|excellent|great|tres positif|ravi|enthousiaste|tres satisfait|heureux|excellente|genial",
        [1] = "positive|happy|satisfied|good|content|pleased|confident|relieved|curious|interested|positif|satisfait|bien|bon|bonne|confiant|curieux|interesse|soulage",
        [0] = "neutral|ok|okay|indifferent|mixed|average|neutre|moyen|moyenne|mitige|correct",
        [-1] = "negative|unhappy|dissatisfied|sad|bad|worried|confused|annoyed|anxious|bored|uncertain|unsure|negatif|insatisfait|triste|mauvais|mauvaise|inquiet|confus|agace|anxieux|incertain",
        [-2] = "very negative|angry|frustrated|furious|terrible|awful|hate|very bad|tres negatif|en colere|frustre|furieux|horrible|tres mauvais|tres insatisfait",
    }.SelectMany(pair => pair.Value.Split('|'), (pair, word) => (Word: ComparableText.Title(word), pair.Key)).ToFrozenDictionary(pair => pair.Word, pair => pair.Key, StringComparer.Ordinal);

    // The faces of Unicode, from the happiest on.
    static readonly (string Faces, int Emotion)[] Faces = [("😀😃😄😁😆🤩😍🥰😊🎉❤", 2), ("🙂☺😌😉👍", 1), ("😐😑😶🤔", 0), ("🙁☹😕😟😞😔👎", -1), ("😠😡🤬😢😭😩😫😤", -2)];

    /// <summary>The feeling that a word or a face means, or null.</summary>
    public static int? Of(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            foreach (var (faces, emotion) in Faces)
                if (faces.EnumerateRunes().Contains(rune))
                    return emotion;
        var words = ComparableText.Title(text);
        return Words.TryGetValue(words, out var whole) ? whole : words.Split(' ').Select(word => Words.TryGetValue(word, out var one) ? one : (int?)null).FirstOrDefault(one => one is not null);
    }

    /// <summary>A number as it is written in English or French; null where a text is none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text.Trim().Replace('−', '-').Replace(',', '.').TrimStart('+'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The scale of numbers, as far as they tell: from −2 to +2 already, from 1 to 5, to 7 or to 10, in hundredths.</summary>
    public static (decimal Least, decimal Most) ScaleOf(IReadOnlyCollection<decimal> numbers) =>
        numbers.Count == 0 || (numbers.Min() >= -Limits.Emotion && (numbers.Min() < 0 || numbers.Max() <= Limits.Emotion) && numbers.Max() <= Limits.Emotion) ? (-Limits.Emotion, Limits.Emotion)
        : numbers.Min() < 0 ? Symmetric(Math.Max(-numbers.Min(), numbers.Max()))
        : numbers.Max() <= 5 ? (numbers.Min() < 1 ? 0 : 1, 5) : numbers.Max() <= 7 ? (1, 7) : numbers.Max() <= 10 ? (0, 10) : (0, Math.Max(100, numbers.Max()));

    /// <summary>A number of a scale on ours.</summary>
    public static int On((decimal Least, decimal Most) scale, decimal number) =>
        (int)Math.Clamp(Math.Round(((number - scale.Least) / (scale.Most - scale.Least) * 2 * Limits.Emotion) - Limits.Emotion, MidpointRounding.AwayFromZero), -Limits.Emotion, Limits.Emotion);

    static (decimal, decimal) Symmetric(decimal most) => most <= 5 ? (-Math.Ceiling(most), Math.Ceiling(most)) : most <= 10 ? (-10, 10) : (-Math.Max(100, most), Math.Max(100, most));
}

using JourneyMapper.Domain.Exchange;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>What becomes of files of journeys, in the reader's language.</summary>
public static class JourneyFiles
{
    const int Megabyte = 1024 * 1024;

    /// <summary>Why a file was not read.</summary>
    public static string Sentence(this DocumentReading.Refused refused) => refused.Problem switch
    {
        JourneyFileProblem.TooLarge => JourneyFileText.TooLarge.With(JourneyJson.Longest / Megabyte),
        JourneyFileProblem.NotText => JourneyFileText.NotText,
        JourneyFileProblem.HalfCharacter => JourneyFileText.HalfCharacter,
        JourneyFileProblem.NotJson => JourneyFileText.NotJson.With(refused.Where.Split(',')[0]),
        JourneyFileProblem.TooDeep => JourneyFileText.TooDeep,
        JourneyFileProblem.OtherVersion => refused.Where.Length > 0 ? JourneyFileText.OtherVersion.With(refused.Where, JourneyJson.Version) : JourneyFileText.OtherVersionUnsaid.With(JourneyJson.Version),
        JourneyFileProblem.NoTitle => JourneyFileText.NoTitle,
        _ => JourneyFileText.NotAJourney,
    };

    /// <summary>Why something of a file does not come along.</summary>
    public static string Sentence(this LossKind kind) => JourneyFileText.ResourceManager.GetString($"Lost{kind}", JourneyFileText.Culture) ?? throw new InvalidOperationException($"JourneyFileText.resx has no text Lost{kind}.");
}

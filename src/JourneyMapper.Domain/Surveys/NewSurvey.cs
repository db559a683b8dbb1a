using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace JourneyMapper.Domain.Surveys;

/// <summary>A survey that comes with a new journey, with what customers have answered.</summary>
/// <param name="Plan">What it says and asks about; its last day may be past.</param>
/// <param name="MadeOn">The day on which it was made.</param>
/// <param name="Answers">Each with its day.</param>
public sealed record NewSurvey(SurveyPlan Plan, DateOnly MadeOn, ImmutableArray<(DateOnly On, SurveyAnswer Answer)> Answers)
{
    /// <summary>What its public address ends with: 256 random bits in base64url.</summary>
    public string Token { get; } = NewToken();

    /// <summary>A new one.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

using JourneyMapper.Web.Shared;
namespace JourneyMapper.Web.Features.Board;

/// <summary>What the script hears when it has sent a field: texts are tidied before they are stored, so the next edit begins from this value.</summary>
/// <param name="Applied">Whether the edit was done; an edit that changed nothing was.</param>
/// <param name="Value">What the field holds now.</param>
public sealed record FieldAnswer(bool Applied, string Value)
{
    /// <summary>The answer about a field that there is not.</summary>
    public static FieldAnswer Unknown { get; } = new(false, "");
}

using JourneyMapper.Web.Shared.Pictures;

namespace JourneyMapper.Web.Features.Board;

/// <summary>What became of a picture that somebody has pasted, dropped or chosen.</summary>
/// <param name="Id">What texts call it by; null: it was not kept.</param>
/// <param name="Problem">Why not, in the reader's language.</param>
public sealed record PictureAnswer(string? Id, string? Problem)
{
    /// <summary>It was not kept.</summary>
    public static PictureAnswer Of(PictureProblem problem) => new(null, problem.Explain());
}

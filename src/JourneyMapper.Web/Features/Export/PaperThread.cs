namespace JourneyMapper.Web.Features.Export;

/// <summary>A thread of comments on paper.</summary>
/// <param name="About">What it is about, in words.</param>
/// <param name="Comments">Who said what and when, in their order.</param>
public sealed record PaperThread(string About, IReadOnlyList<PaperComment> Comments);

/// <summary>A comment on paper.</summary>
/// <param name="Author">Who said it, by name.</param>
/// <param name="On">When, as it is read.</param>
/// <param name="Text">What.</param>
public sealed record PaperComment(string Author, string On, string Text);

using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>Tells whoever shows a journey that somebody has commented on it, or has changed, deleted or resolved a comment.</summary>
public sealed class CommentTopic() : WorkspaceTopic("comment");

using JourneyMapper.Domain.Editing;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>What somebody has done to an opportunity in its dialog.</summary>
/// <param name="Journey">Its journey.</param>
/// <param name="Undo">What takes it back; null where nothing was changed.</param>
/// <param name="IsRemoved">Whether it is gone.</param>
public sealed record OpportunityAnswer(Guid Journey, Edit? Undo, bool IsRemoved);

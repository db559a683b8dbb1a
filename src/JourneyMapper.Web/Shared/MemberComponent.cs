using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Shared;

/// <summary>A page or part of one that reads for a member, and stops reading when it is left.</summary>
public abstract class MemberComponent : LiveComponent
{
    /// <summary>Who looks at it.</summary>
    [CascadingParameter] public required CurrentMember Member { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    /// <summary>Which day it is for them.</summary>
    protected DateOnly Today => Member.Today(Clock);
}

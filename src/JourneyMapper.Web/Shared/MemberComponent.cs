using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Shared;

/// <summary>A page or part of one that reads for a member, and stops reading when it is left.</summary>
public abstract class MemberComponent : LiveComponent
{
    /// <summary>Who looks at it.</summary>
    [CascadingParameter] public required CurrentMember Member { get; set; }
}

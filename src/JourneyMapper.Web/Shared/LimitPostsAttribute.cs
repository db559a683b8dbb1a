namespace JourneyMapper.Web.Shared;

/// <summary>Marks a page whose forms somebody might try again and again: how often is limited for each network address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitPostsAttribute : Attribute;

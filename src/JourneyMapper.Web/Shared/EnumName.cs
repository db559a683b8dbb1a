namespace JourneyMapper.Web.Shared;

/// <summary>Names of choices as addresses have them.</summary>
static class EnumName
{
    /// <summary>The choice of that name, whatever its capitals; null where there is none.</summary>
    public static T? Find<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}

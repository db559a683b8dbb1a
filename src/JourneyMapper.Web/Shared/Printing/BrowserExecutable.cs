namespace JourneyMapper.Web.Shared.Printing;

/// <summary>A browser that can be started.</summary>
/// <param name="Path">The executable.</param>
/// <param name="Libraries">A folder of shared libraries that it needs and the machine lacks; null when the machine has all.</param>
/// <param name="Fonts">A folder of fonts for machines that have none; null when the browser brings none.</param>
sealed record BrowserExecutable(string Path, string? Libraries = null, string? Fonts = null);

using System.Globalization;
using System.Runtime.InteropServices;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>Where a table was made.</summary>
static class Surroundings
{
    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.");
}

using System.Reflection;

namespace JourneyMapper.Web.Shared;

/// <summary>Which JourneyMapper runs: the version of <c>Directory.Build.props</c>.</summary>
static class ProductVersion
{
    /// <summary>As in "0.9.0", without the commit that builds add to it.</summary>
    public static string Current { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

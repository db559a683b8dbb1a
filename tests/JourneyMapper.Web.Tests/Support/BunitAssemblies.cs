using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace JourneyMapper.Web.Tests.Support;

/// <summary>bUnit asks for AngleSharp.Diffing 1.0 and gets the 0.17 beside it, which has all that bUnit calls; see eng/bunit.targets.</summary>
internal static class BunitAssemblies
{
    private const string Diffing = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, wanted) =>
        wanted.Name == Diffing ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Diffing + ".dll")) : (Assembly?)null;
}

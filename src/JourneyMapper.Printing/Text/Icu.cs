using System.Runtime.InteropServices;

namespace JourneyMapper.Printing.Text;

/// <summary>
/// Finds the ICU library of the machine: the one that .NET itself works with. Linux has it as libicuuc.so.NN with that number behind every name, Windows as icu.dll
/// (since Windows 10 version 1903), macOS as libicucore.
/// </summary>
static class Icu
{
    const int Newest = 120;
    const int Oldest = 50;

    static readonly (nint Library, string Suffix) Found = Load();

    /// <summary>The address of a function of ICU's C interface.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no ICU.</exception>
    public static nint Function(string name)
    {
        if (Found.Library == 0)
            throw new PlatformNotSupportedException("Printing needs ICU for directions of text and line breaks, and this machine has none: install libicu (Debian: libicu72 or later, Alpine: icu-libs).");
        return NativeLibrary.TryGetExport(Found.Library, name + Found.Suffix, out var address)
            ? address
            : throw new PlatformNotSupportedException($"The ICU of this machine has no function {name}.");
    }

    static (nint Library, string Suffix) Load()
    {
        if (OperatingSystem.IsWindows())
            return LoadFirst("icu.dll", "icuuc.dll");
        if (OperatingSystem.IsMacOS())
            return LoadFirst("libicucore.dylib", "/usr/lib/libicucore.dylib");
        for (var version = Newest; version >= Oldest; version--)
        {
            if (NativeLibrary.TryLoad($"libicuuc.so.{version}", out var library))
                return (library, NativeLibrary.TryGetExport(library, $"ubidi_open_{version}", out _) ? $"_{version}" : "");
        }
        return default;
    }

    static (nint Library, string Suffix) LoadFirst(params string[] names)
    {
        foreach (var name in names)
            if (NativeLibrary.TryLoad(name, out var library))
                return (library, "");
        return default;
    }
}

using System.Runtime.InteropServices;

namespace JourneyMapper.Data;

/// <summary>
/// Files that are files. What lies in a folder under a file's name may be a named pipe, which holds up whoever opens it until somebody writes, a device, or a socket: such things are not there. Links are
/// followed.
/// </summary>
public static class RegularFile
{
    /// <summary>Whether there is a file of that name.</summary>
    public static bool Exists(string path) => File.Exists(path) && !IsSpecial(path);

    /// <summary>Its text; null where there is none.</summary>
    public static string? ReadText(string path) => Exists(path) ? File.ReadAllText(path) : null;

    /// <summary>Its lines; none where there is no file.</summary>
    public static string[] ReadLines(string path) => Exists(path) ? File.ReadAllLines(path) : [];

    /// <summary>Deletes what has that name and is no file.</summary>
    public static void DeleteOther(string path)
    {
        if (File.Exists(path) && IsSpecial(path))
            File.Delete(path);
    }

    // .NET tells kinds of files of Unix apart by opening them alone, which is what must not happen.
    static bool IsSpecial(string path)
    {
        const int CurrentFolder = -100, Type = 1, TypeBits = 0xF000, Regular = 0x8000, ModeAt = 28;
        if (!OperatingSystem.IsLinux())
            return false;
        var found = new byte[256];
        return Native.StatX(CurrentFolder, path, 0, Type, found) == 0 && (BitConverter.ToUInt16(found, ModeAt) & TypeBits) != Regular;
    }

    static class Native
    {
        // Its structure is the same on all processors (statx(2)), unlike that of stat.
        [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] found);
    }
}

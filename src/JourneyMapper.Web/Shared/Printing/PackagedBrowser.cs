using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using JourneyMapper.Data;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// The headless Chromium from npm: Brotli files, unpacked once into the cache folder. It is unpacked beside its place and then
/// renamed, so that two applications may do it at once and a half unpacked browser is never started.
/// </summary>
sealed class PackagedBrowser(IOptions<PrintingOptions> options, PackagesDirectory packages, TimeProvider clock)
{
    const string Package = "@sparticuz/chromium";

    // What the browser links to and a slim system may lack.
    static readonly string[] Libraries = ["libnspr4.so", "libnss3.so", "libexpat.so.1"];

    readonly Lock gate = new();

    /// <summary>The unpacked browser, or null where the package is absent or is for other machines. Blocks for seconds the first time.</summary>
    public BrowserExecutable? Unpack()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 || packages.Find(Package) is not { } package)
            return null;
        lock (gate)
        {
            var home = Path.Combine(options.Value.CacheDirectory, $"chromium-{Version(package)}");
            if (!Directory.Exists(home))
                UnpackTo(home, Path.Combine(package, "bin"));
            return new BrowserExecutable(
                Path.Combine(home, "chromium"),
                Libraries.All(IsInstalled) ? null : Path.Combine(home, "lib"),
                Path.Combine(home, "fonts"));
        }
    }

    static string Version(string package)
    {
        using var description = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "package.json")));
        return description.RootElement.GetProperty("version").GetString()!;
    }

    void UnpackTo(string home, string files)
    {
        var parent = Path.GetDirectoryName(home)!;
        Directory.CreateDirectory(parent);
        DeleteAbandoned(parent);
        var beside = $"{home}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(beside);
        try
        {
            UnpackFile(Path.Combine(files, "chromium.br"), Path.Combine(beside, "chromium"));
            UnpackFolder(Path.Combine(files, "al2023.tar.br"), beside);
            UnpackFolder(Path.Combine(files, "fonts.tar.br"), beside);
            Directory.Move(beside, home);
        }
        catch (IOException) when (Directory.Exists(home))
        {
            // Another process was faster; both unpacked the same.
        }
        finally
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
        }
    }

    static void UnpackFile(string packed, string target)
    {
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        using var brotli = new BrotliStream(File.OpenRead(packed), CompressionMode.Decompress);
        using var file = new FileStream(target, mode);
        brotli.CopyTo(file, 1024 * 1024);
    }

    static void UnpackFolder(string packed, string target)
    {
        using var brotli = new BrotliStream(File.OpenRead(packed), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(brotli, target, overwriteFiles: true);
    }

    // A process that was killed while it unpacked leaves its part behind.
    void DeleteAbandoned(string parent)
    {
        foreach (var part in Directory.EnumerateDirectories(parent, "*.part"))
        {
            if (Directory.GetLastWriteTimeUtc(part) < clock.GetUtcNow().UtcDateTime.AddHours(-1))
                Directory.Delete(part, recursive: true);
        }
    }

    static bool IsInstalled(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return false;
        NativeLibrary.Free(handle);
        return true;
    }
}

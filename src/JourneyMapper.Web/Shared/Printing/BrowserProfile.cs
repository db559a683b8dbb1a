namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// The private folder of one running browser. A lock inside it says that its application lives; a folder whose lock is free
/// was left by a crash and is removed at the next start.
/// </summary>
sealed class BrowserProfile : IDisposable
{
    const string Prefix = "journeymapper-browser-";
    const string LockName = "in-use";

    readonly FileStream @lock;

    BrowserProfile(string directory, FileStream held)
    {
        Directory = directory;
        @lock = held;
    }

    public string Directory { get; }

    public static BrowserProfile Create(BrowserExecutable browser)
    {
        DeleteAbandoned();
        var directory = System.IO.Directory.CreateTempSubdirectory(Prefix).FullName;
        var held = new FileStream(Path.Combine(directory, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        File.WriteAllText(FontSettings(directory), FontSettings(browser, directory));
        return new BrowserProfile(directory, held);
    }

    /// <summary>Makes the process see the fonts that printing can use.</summary>
    public void Apply(IDictionary<string, string?> environment)
    {
        if (OperatingSystem.IsLinux())
            environment["FONTCONFIG_FILE"] = FontSettings(Directory);
    }

    static string FontSettings(string directory) => Path.Combine(directory, "fonts.conf");

    // Colour glyphs come out blank in a PDF, so fonts that have them are hidden. The rest of the machine's fonts serve
    // for scripts that the application brings no font for.
    static string FontSettings(BrowserExecutable browser, string directory) =>
        $"""
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
        <fontconfig>
          <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
          {(browser.Fonts is { } fonts ? new System.Xml.Linq.XElement("dir", fonts) : null)}
          {new System.Xml.Linq.XElement("cachedir", Path.Combine(directory, "fontconfig"))}
          <selectfont><rejectfont><pattern><patelt name="color"><bool>true</bool></patelt></pattern></rejectfont></selectfont>
        </fontconfig>
        """;

    static void DeleteAbandoned()
    {
        foreach (var directory in System.IO.Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                using (new FileStream(Path.Combine(directory, LockName), FileMode.Open, FileAccess.Write, FileShare.None))
                {
                }
                System.IO.Directory.Delete(directory, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, just being made, or another user's.
            }
        }
    }

    public void Dispose()
    {
        @lock.Dispose();
        try
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
        catch (IOException)
        {
            // A process of the browser still writes; the next start removes the folder.
        }
    }
}

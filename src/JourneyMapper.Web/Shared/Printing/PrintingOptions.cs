namespace JourneyMapper.Web.Shared.Printing;

/// <summary>What the printing engine may use. Bound from the section <c>JourneyMapper:Browser</c>.</summary>
public sealed class PrintingOptions
{
    /// <summary>An executable to use instead of any other; null to look for one.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// Whether the browser guards its page processes with its sandbox. Null: yes, unless the application runs as root,
    /// where Chromium refuses to. A container that forbids user namespaces needs an explicit false.
    /// </summary>
    public bool? Sandbox { get; set; }

    /// <summary>Where the packaged browser is unpacked, once. About 220 MB.</summary>
    public string CacheDirectory { get; set; } = System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "JourneyMapper", "browser");

    /// <summary>How many documents are printed at once; the others wait in order.</summary>
    public int AtOnce { get; set; } = 3;

    /// <summary>How long one document may take once it is its turn.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an unused browser stays open.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest document taken, in UTF-16 characters.</summary>
    public int MaximumHtmlLength { get; set; } = 64 * 1024 * 1024;

    /// <summary>The largest PDF given, in bytes.</summary>
    public long MaximumPdfLength { get; set; } = 128 * 1024 * 1024;
}

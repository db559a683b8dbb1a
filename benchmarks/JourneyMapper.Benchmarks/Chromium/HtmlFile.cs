using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Chromium;

/// <summary>A document on the disk, where a browser opens it.</summary>
sealed class HtmlFile : IDisposable
{
    readonly TestFolder folder = new();

    public HtmlFile(string html) => File.WriteAllText(Path, html);

    /// <summary>Where it is.</summary>
    public string Path => System.IO.Path.Combine(folder.Path, "document.html");

    /// <summary>A place for what belongs to it.</summary>
    public string Beside(string name) => System.IO.Path.Combine(folder.Path, name);

    public void Dispose() => folder.Dispose();
}

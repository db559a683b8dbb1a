using System.Collections.Frozen;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Guide;

/// <summary>The guide of <c>docs/guide</c> in all languages, read once from the files beside the application.</summary>
public sealed class GuideLibrary
{
    readonly FrozenDictionary<string, GuideDocument> documents;

    public GuideLibrary()
        : this(Path.Combine(AppContext.BaseDirectory, "guide"))
    {
    }

    internal GuideLibrary(string folder)
    {
        Pictures = new(Path.Combine(folder, "pictures"));
        documents = Languages.All.ToFrozenDictionary(
            language => language.Code,
            language => new GuideReader(language.Code, Pictures).Read(Text(language.Code), Text(GuideReader.CoverageRules)),
            StringComparer.Ordinal);

        string Text(string name) => File.ReadAllText(Path.Combine(folder, $"{name}.md"));
    }

    /// <summary>The pictures of all languages.</summary>
    internal GuidePictures Pictures { get; }

    /// <summary>The guide in the reader's language.</summary>
    public GuideDocument Current => documents[Languages.Known(Languages.Current)];
}

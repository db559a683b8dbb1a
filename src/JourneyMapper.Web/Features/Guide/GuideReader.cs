using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace JourneyMapper.Web.Features.Guide;

/// <summary>Makes pages out of the Markdown files. Raw HTML in them is shown as text.</summary>
sealed class GuideReader(string language, GuidePictures pictures)
{
    /// <summary>The file about the rules of the coverage review, a page after the guide's own; in English only.</summary>
    public const string CoverageRules = "coverage";

    const string English = "en";
    // Wider ones are scrolled sideways where there is no room.
    const int WideColumns = 5;

    // The same in all languages, so that a page stays the same page when its reader changes the language.
    static readonly ImmutableArray<string> Slugs =
    [
        "first-steps", "drawing", "personas", "channels", "opportunities", "templates", "current-and-future", "presenting", "folders", "hierarchy", "keyboard", "working-together", "history", "pdf", "sharing", "formats", "coverage", "kpis", "experiments", "funnel", "access-tokens", "api", "webhooks", "surveys", "proposals", "sign-off", "comments", "inbox", "audits", "calendar", "roles", "single-sign-on", "privacy",
    ];

    const string CoverageRulesSlug = "coverage-rules";

    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Reads the guide of one language, followed by the rules of the coverage review.</summary>
    /// <exception cref="InvalidDataException">The guide has another number of sections than there are addresses, or a link leads nowhere.</exception>
    public GuideDocument Read(string guide, string coverageRules)
    {
        var blocks = Parse(guide);
        // What stands before the first section is the title and a list of links for readers of the file.
        int[] starts = [.. Enumerable.Range(0, blocks.Length).Where(i => blocks[i] is HeadingBlock { Level: 2 })];
        if (starts.Length != Slugs.Length)
            throw new InvalidDataException($"The guide '{language}' has {starts.Length} sections, and there are {Slugs.Length} addresses.");
        var sections = starts.Select((start, i) => Section(Slugs[i], language, blocks[start], blocks[(start + 1)..(i + 1 < starts.Length ? starts[i + 1] : blocks.Length)]));
        var rules = Parse(coverageRules);
        return new(PlainText(blocks[0]), [.. sections, Section(CoverageRulesSlug, English, rules[0], rules[1..])]);
    }

    Block[] Parse(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
            Frame(image);
        return [.. document];
    }

    GuideSection Section(string slug, string written, Block title, Block[] blocks)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var html = new HtmlRenderer(writer) { LinkRewriter = Target };
        Pipeline.Setup(html);
        var anchors = ImmutableArray.CreateBuilder<GuideAnchor>();
        var passages = ImmutableArray.CreateBuilder<GuidePassage>();
        foreach (var block in blocks)
        {
            if (AnchorTitle(block) is { } about)
            {
                var anchor = new GuideAnchor(Id(about, anchors), about);
                anchors.Add(anchor);
                block.GetAttributes().Id = anchor.Id;
            }

            passages.AddRange(Pieces(block).Select(PlainText).Where(text => text.Length > 0).Select(text => new GuidePassage(anchors.LastOrDefault(), text)));
            Write(html, block, PlainText(title));
        }

        return new(slug, PlainText(title), written, new(writer.ToString()), anchors.ToImmutable(), passages.ToImmutable());
    }

    static void Write(HtmlRenderer html, Block block, string title)
    {
        if (block is not Table { ColumnDefinitions.Count: >= WideColumns })
        {
            html.Render(block);
            return;
        }

        html.Write("<div class=\"wide-table\" role=\"region\" tabindex=\"0\" aria-label=\"").WriteEscape(title).Write("\">");
        html.Render(block);
        html.Write("</div>");
    }

    /// <summary>A picture keeps its place while it loads, and leads to itself in full size.</summary>
    void Frame(LinkInline image)
    {
        if (pictures.Find(Path.GetFileName(image.Url!)) is not { } picture)
            throw new InvalidDataException($"The guide '{language}' shows the picture '{image.Url}', which does not exist.");
        var attributes = image.GetAttributes();
        attributes.AddProperty("width", picture.Width.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("height", picture.Height.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("loading", "lazy");
        var link = new LinkInline(image.Url!, "");
        link.GetAttributes().AddProperty("target", "_blank");
        image.ReplaceBy(link, copyChildren: false);
        link.AppendChild(image);
    }

    // Called for what is written in the files: they link one another as files do.
    string Target(string url) =>
        Path.GetFileName(url) is var name && pictures.Find(name) is { } picture ? $"{GuideAddress.Pictures}/{name}?v={picture.Version}"
        : url == $"../{CoverageRules}.md" ? GuideAddress.Of(CoverageRulesSlug)
        : url.StartsWith("https://", StringComparison.Ordinal) ? url
        : throw new InvalidDataException($"The guide '{language}' links to '{url}', which is no page of the product.");

    static string? AnchorTitle(Block block) => block switch
    {
        HeadingBlock heading => PlainText(heading),
        ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } words } => PlainText(words),
        _ => null,
    };

    static string Id(string title, IReadOnlyCollection<GuideAnchor> taken)
    {
        var plain = string.Join('-', new string([.. FoldedText.Fold(title).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var id = plain;
        for (var i = 2; taken.Any(anchor => anchor.Id == id); i++)
            id = $"{plain}-{i}";
        return id;
    }

    static IEnumerable<MarkdownObject> Pieces(Block block) => block switch
    {
        // Headings are anchors, which are searched as such; nobody looks for the words of a program.
        HeadingBlock or CodeBlock => [],
        ListBlock list => list,
        Table table => table,
        _ => [block],
    };

    static string PlainText(MarkdownObject written)
    {
        var text = new StringBuilder();
        Append(text, written);
        return string.Join(' ', text.ToString().Split((char[]?)['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
    }

    static void Append(StringBuilder text, MarkdownObject written)
    {
        switch (written)
        {
            case LinkInline { IsImage: true }:
                break;
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case TableRow row:
                text.AppendJoin(" · ", row.Select(PlainText).Where(cell => cell.Length > 0));
                break;
            case LeafBlock { Inline: { } inlines }:
                Append(text, inlines);
                break;
            case ContainerBlock blocks:
                foreach (var block in blocks)
                {
                    Append(text, block);
                    text.Append(' ');
                }
                break;
            case ContainerInline inlines:
                foreach (var inline in inlines)
                    Append(text, inline);
                break;
        }
    }
}

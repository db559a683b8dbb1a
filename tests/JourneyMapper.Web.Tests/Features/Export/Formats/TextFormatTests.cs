using System.Globalization;
using System.Text;
using System.Xml.Linq;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Shared;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace JourneyMapper.Web.Tests.Features.Export.Formats;

/// <summary>CSV, Markdown, Mermaid and CJML: what people typed is never syntax.</summary>
public sealed class TextFormatTests
{
    static readonly Persona Ada = new() { Id = Guid.NewGuid(), Name = "Ada, the engineer" };

    [Fact]
    public void A_diagram_has_a_section_a_stage_and_a_score_from_one_to_five() =>
        MermaidDiagram.Write(Exported.Of(Maps.Of(1, 0, 2, 0, 0), Ada)).ShouldBe("""
            journey
                title Buying a bicycle
                section Awareness
                  Namea0x: 1: Ada#44; the engineer
                section Decision
                  Namec0x: 1: Ada#44; the engineer
                  Namec1x: 2: Ada#44; the engineer

            """);

    [Theory]
    [InlineData("a: b", "a#58; b")]
    [InlineData("#1; go", "#35;1#59; go")]
    [InlineData("%%{init: {}}%%", "#37;#37;#123;init#58; #123;#125;#125;#37;#37;")]
    [InlineData("Title page", "#84;itle page")]
    [InlineData("section", "#115;ection")]
    [InlineData("accDescr", "#97;ccDescr")]
    [InlineData("<b>R&D</b>", "#60;b#62;R#38;D#60;/b#62;")]
    [InlineData("Subtitle", "Subtitle")]
    public void What_is_syntax_of_mermaid_is_an_entity(string name, string written) => MermaidDiagram.Write(Exported.Named("x", name)).ShouldContain($"\n      {written}: 3\n");

    [Fact]
    public void An_outline_has_the_names_of_the_map_whatever_they_hold() => Property.Holds(chance =>
    {
        var exported = Exported.By(chance);
        var outline = Markdown.Parse(new MarkdownOutline(exported).Write(), new MarkdownPipelineBuilder().UsePipeTables().Build());
        Headings(outline, 1).ShouldBe([exported.Journey.Title]);
        Headings(outline, 3).ShouldBe(exported.Journey.Touchpoints.Select(touchpoint => touchpoint.Name));
        outline.Descendants<HtmlBlock>().ShouldBeEmpty();
        outline.Descendants<HtmlInline>().ShouldBeEmpty();
    }, cases: 60);

    [Fact]
    public void An_outline_says_what_the_fields_say()
    {
        var outline = new MarkdownOutline(Exported.Sample()).Write();
        var sample = Exported.Sample().Journey;
        outline.ShouldStartWith($"# {sample.Title}\n");
        outline.ShouldContain("## Awareness");
        outline.ShouldContain("- **Emotion:** ");
        outline.ShouldContain("| Title | Touchpoint | Status | Impact | Effort | Owner | Due |");
        // What nobody has said is not said.
        outline.ShouldNotContain("**Device:** Not said");
    }

    [Fact]
    public void A_line_that_begins_like_a_list_is_none()
    {
        var outline = Markdown.Parse(new MarkdownOutline(Exported.Named("1. First", "- Second", "# Third", "+ Fourth")).Write());
        Headings(outline, 3).ShouldBe(["1. First", "- Second", "# Third", "+ Fourth"]);
    }

    [Fact]
    public async Task A_table_of_touchpoints_has_no_formulas()
    {
        using var file = new MemoryStream();
        await JourneyFormat.All.First(format => format.Extension == "csv").WriteAsync(file, Exported.Named("=1+1", "@x", "+2", "-3"), TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("\uFEFFStage,");
        lines.Skip(1).Select(line => line.Split(',')[1].Trim('"')).ShouldBe(["'=1+1", "'@x", "'+2", "'-3"]);
    }

    [Fact]
    public void Cjml_is_xml_with_an_actor_phases_and_touchpoints() => Property.Holds(chance =>
    {
        var exported = Exported.By(chance);
        using var file = new MemoryStream();
        CjmlDocument.Write(file, exported);
        file.Position = 0;
        var xml = XDocument.Load(file);
        xml.Root!.Name.LocalName.ShouldBe("CJML");
        var journey = xml.Root.Elements().Single();
        journey.Name.LocalName.ShouldBe(exported.Journey.State == JourneyState.Current ? "actualJourney" : "plannedJourney");
        journey.Element("journeyTitle")!.Value.ShouldBe(exported.Journey.Title);
        journey.Element("touchpoints")!.Elements().Select(point => point.Element("initiator")!.Element("initiatorLabel")!.Value).ShouldBe(exported.Journey.Touchpoints.Select(touchpoint => touchpoint.Name));
        var phases = journey.Descendants("journeyPhase").Select(phase => phase.Attribute("phaseID")!.Value).ToList();
        journey.Descendants("belongsTo").Select(belongs => belongs.Attribute("phaseIDref")!.Value).ShouldAllBe(phase => phases.Contains(phase));
        var actors = journey.Element("actors")!.Elements().Select(actor => actor.Attribute("actorID")!.Value).ToList();
        journey.Descendants("refersTo").Select(refers => refers.Attribute("actorIDref")!.Value).ShouldAllBe(actor => actors.Contains(actor));
    }, cases: 30);

    [Fact]
    public async Task Every_format_is_written_in_the_language_of_its_reader()
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("fr"), CultureInfo.GetCultureInfo("fr"));
        try
        {
            foreach (var extension in new[] { "csv", "md", "mmd", "cjml" })
            {
                using var file = new MemoryStream();
                await JourneyFormat.All.First(format => format.Extension == extension).WriteAsync(file, Exported.Sample("fr"), TestContext.Current.CancellationToken);
                Encoding.UTF8.GetString(file.ToArray()).ShouldContain("Sensibilisation");
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void Each_reason_and_each_loss_has_a_sentence()
    {
        foreach (var problem in Enum.GetValues<JourneyFileProblem>())
            new DocumentReading.Refused(problem, "2, 7").Sentence().ShouldEndWith(".");
        foreach (var kind in Enum.GetValues<LossKind>())
            kind.Sentence().ShouldEndWith(".");
        new DocumentReading.Refused(JourneyFileProblem.OtherVersion).Sentence().ShouldBe("The file does not say its version; this installation reads version 1.");
    }

    static IEnumerable<string> Headings(MarkdownDocument outline, int level) =>
        outline.Descendants<HeadingBlock>().Where(heading => heading.Level == level).Select(heading => string.Concat(heading.Inline!.Descendants<LeafInline>().Select(leaf => leaf switch
        {
            LiteralInline literal => literal.Content.ToString(),
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            _ => "?",
        })));
}

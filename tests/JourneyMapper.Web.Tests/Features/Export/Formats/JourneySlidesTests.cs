using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export.Formats;
using A = DocumentFormat.OpenXml.Drawing;

namespace JourneyMapper.Web.Tests.Features.Export.Formats;

public sealed class JourneySlidesTests
{
    [Fact]
    public void A_presentation_is_sound_and_has_a_title_and_a_slide_a_stage()
    {
        using var document = Open(Exported.Of(Maps.Of(2, 1, 4, 0, 3)));
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        Slides(document).Count.ShouldBe(1 + Stages.All.Count);
        Words(Slides(document)[0]).ShouldContain("Buying a bicycle");
        Words(Slides(document)[4]).ShouldContain("No touchpoint yet");
    }

    [Fact]
    public void Journeys_by_chance_make_sound_presentations() => Property.Holds(chance =>
    {
        using var document = Open(Exported.By(chance));
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }, cases: 10);

    [Fact]
    public void Each_touchpoint_stands_in_a_table_that_people_edit()
    {
        using var document = Open(Exported.Of(Maps.Of(1, 0, 0, 0, 9)));
        var slides = Slides(document);
        slides.Count.ShouldBe(1 + 4 + 3);
        slides.SelectMany(slide => slide.Slide!.Descendants<A.Table>()).Count().ShouldBe(1 + 3);
        var text = string.Concat(slides.Select(Words));
        foreach (var touchpoint in Maps.Of(1, 0, 0, 0, 9).Touchpoints)
            text.ShouldContain(touchpoint.Name);
        Words(slides[^1]).ShouldContain("(3/3)");
    }

    [Fact]
    public void What_finds_no_room_stands_whole_in_the_notes()
    {
        var longText = string.Join(' ', Enumerable.Range(0, 600).Select(i => $"word{i}"));
        using var document = Open(Exported.Of(Maps.Of([4, 0, 0, 0, 0], touchpoint => touchpoint with { Action = longText })));
        var slide = Slides(document)[1];
        Words(slide).ShouldNotContain("word599");
        Words(slide).ShouldContain("…");
        slide.NotesSlidePart!.NotesSlide!.InnerText.ShouldContain("word599");
    }

    [Fact]
    public void Texts_are_as_large_as_they_fit()
    {
        TableFit.Of([(["Name"], true), (["few words"], false)], 2_500_000, 5_000_000).Size.ShouldBe(14);
        var full = TableFit.Of([(["Name"], true), ([new string('w', 4000)], false), (["short"], false)], 2_500_000, 5_000_000);
        full.Size.ShouldBe(9);
        full.Heights.Sum().ShouldBeLessThanOrEqualTo(5_000_000);
        full.Texts[1][0].ShouldEndWith("…");
        full.Texts[2][0].ShouldBe("short");
        TableFit.Of([(["Name"], true), ([string.Concat(Enumerable.Repeat("🚲", 2000))], false)], 2_500_000, 3_000_000).Texts[1][0].EnumerateRunes().ShouldAllBe(rune => rune.Value != 0xfffd);
    }

    static PresentationDocument Open(ExportedJourney exported)
    {
        var file = new MemoryStream();
        new JourneySlides(exported).Write(file);
        file.Position = 0;
        return PresentationDocument.Open(file, isEditable: false);
    }

    static List<SlidePart> Slides(PresentationDocument document) =>
        [.. document.PresentationPart!.Presentation!.SlideIdList!.Elements<DocumentFormat.OpenXml.Presentation.SlideId>().Select(slide => (SlidePart)document.PresentationPart.GetPartById(slide.RelationshipId!.Value!))];

    static string Words(SlidePart slide) => string.Join('\n', slide.Slide!.Descendants<A.Text>().Select(text => text.Text));
}

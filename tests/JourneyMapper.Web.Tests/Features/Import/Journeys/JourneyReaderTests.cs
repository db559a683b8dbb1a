using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Import.Journeys;
using JourneyMapper.Web.Features.Import.Journeys.Readers;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Features.Import.Journeys;

/// <summary>What people have elsewhere becomes a journey, and each line says what became of it.</summary>
public sealed class JourneyReaderTests
{
    static readonly IJourneyReader[] Readers = [new MermaidJourneyReader(), new CjmlReader(), new TouchpointTableReader(), new MarkdownOutlineReader(), new PlainListReader()];

    static readonly JourneyChoices Nothing = new(ChannelLibrary.BuiltIn, ImmutableDictionary<string, Stage>.Empty);

    public JourneyReaderTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public async Task A_Mermaid_journey_keeps_its_sections_scores_and_people()
    {
        var (reader, reading) = await ReadAsync("""
            ```mermaid
            journey
                title My working day
                %% a comment
                section Go to work
                  Make tea: 5: Me
                  Go upstairs: 3: Me
                  Do work: 1: Me, Cat
                section Go home
                  Sit down: 5: Me
            ```
            """);
        reader.ShouldBeOfType<MermaidJourneyReader>();
        var journey = reading.Made!.Journey;
        journey.Title.ShouldBe("My working day");
        journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name, touchpoint.Emotion)).ShouldBe(
            [(Stage.Awareness, "Make tea", 2), (Stage.Awareness, "Go upstairs", 0), (Stage.Awareness, "Do work", -2), (Stage.Decision, "Sit down", 2)]);
        journey.LabelOf(Stage.Awareness).ShouldBe("Go to work");
        reading.Made.Personas.Select(persona => persona.Name).ShouldBe(["Me", "Cat"]);
        journey.Touchpoints.Select(touchpoint => touchpoint.Emotion2).ShouldBe([null, null, -2, null]);
        reading.Report.Lines.Select(line => line.Line).ShouldBe([3, 5, 6, 7, 8, 9, 10]);
        reading.Report.Count(LineOutcome.Dropped).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_Mermaid_journey_says_beyond_a_map_is_told()
    {
        var (_, reading) = await ReadAsync("journey\n  accTitle: For readers\n  section Purchase\n    No task here\n    Pay: soon: A, B, C, D, E, F\n");
        reading.Report.Lines.Select(line => (line.Line, line.Outcome)).ShouldBe([(2, LineOutcome.Dropped), (3, LineOutcome.Changed), (4, LineOutcome.Dropped), (5, LineOutcome.Dropped)]);
        reading.Made!.Journey.Touchpoints.ShouldHaveSingleItem().Stage.ShouldBe(Stage.Decision);
        reading.Made.Personas.Length.ShouldBe(Limits.Personas);
    }

    [Fact]
    public async Task A_table_is_read_in_any_order_of_its_columns_and_in_both_languages()
    {
        var (reader, reading) = await ReadAsync("Export of 22/11/2026\nCanal;Ressenti;Point de contact;Étape;Budget;Points de friction\nMagasin;1;Essai;Considération;100;Attente\nfacebook;5;Publicité;Sensibilisation;;\n;3;Facture;Décision;;\n");
        reader.ShouldBeOfType<TouchpointTableReader>();
        var journey = reading.Made!.Journey;
        journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name, touchpoint.Channel, touchpoint.Emotion, touchpoint.PainPoints)).ShouldBe(
            [(Stage.Awareness, "Publicité", "social", 2, ""), (Stage.Consideration, "Essai", "store", -2, "Attente"), (Stage.Decision, "Facture", "print", 0, "")]);
        reading.Columns.Select(column => column.Field).ShouldBe(["Channel", "Emotion", "Name", "Stage", "", "PainPoints"]);
        reading.Report.Lines.Single(line => line.Outcome == LineOutcome.Dropped).Text.ShouldBe("Budget");
    }

    [Fact]
    public async Task Columns_are_filled_as_somebody_chooses()
    {
        var (_, reading) = await ReadAsync("Stage,Touchpoint,Budget\nAwareness,Ad,100 a day\n", Nothing with { Fields = ["Stage", "Name", "Facts"] });
        reading.Made!.Journey.Touchpoints.ShouldHaveSingleItem().Facts.ShouldBe("100 a day");
        var (_, without) = await ReadAsync("Stage,Touchpoint,Budget\nAwareness,Ad,100 a day\n", Nothing with { Fields = ["Stage", "", ""] });
        without.Made.ShouldBeNull();
        without.Problem.ShouldNotBeNull().ShouldContain("which column");
        without.Columns.Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_map_laid_out_as_on_the_wall_is_turned_and_merged_stages_go_on()
    {
        var (_, reading) = await ReadAsync("Stage,Awareness,,Decision\nTouchpoint,Ad,Blog,Checkout\nCustomer action,Sees it,Reads,Pays\nEmotion,🙂,neutral,😡\n");
        reading.Made!.Journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name, touchpoint.Action, touchpoint.Emotion)).ShouldBe(
            [(Stage.Awareness, "Ad", "Sees it", 1), (Stage.Awareness, "Blog", "Reads", 0), (Stage.Decision, "Checkout", "Pays", -2)]);
    }

    [Fact]
    public async Task A_sheet_of_a_workbook_is_a_table()
    {
        var workbook = TestWorkbook.Of(("Cover", ""), ("Map", TestWorkbook.Texts(1, "Phase", "Step", "Channel") + TestWorkbook.Texts(2, "Purchase", "Pays", "Mobile app")));
        await using var source = await JourneySource.OpenAsync(new MemoryStream(workbook), "My_map.xlsx", NewFile, TestContext.Current.CancellationToken);
        var reading = Find(source).Read(source, Nothing);
        reading.Made!.Journey.Title.ShouldBe("My map");
        reading.Made.Journey.Touchpoints.ShouldHaveSingleItem().ShouldSatisfyAllConditions(touchpoint => touchpoint.Stage.ShouldBe(Stage.Decision), touchpoint => touchpoint.Channel.ShouldBe("app"));
        reading.Made.Journey.LabelOf(Stage.Decision).ShouldBe("Purchase");
    }

    [Fact]
    public async Task An_outline_in_Markdown_has_stages_touchpoints_and_what_is_said_about_them()
    {
        var (reader, reading) = await ReadAsync("""
            # Buying a bike
            Tom wants to ride to work.

            ## 1. Awareness
            - Sees an **ad** on Instagram
              - Thought: nice
              - Emotion: +1
              - on the train
            ## Nobody knows
            - Walks by
              - Channel: by balloon
            ## Loyalty
            A text about the stage.
            - Tells friends
            """);
        reader.ShouldBeOfType<MarkdownOutlineReader>();
        var journey = reading.Made!.Journey;
        (journey.Title, journey.Scenario).ShouldBe(("Buying a bike", "Tom wants to ride to work."));
        var ad = journey.Touchpoints[0];
        (ad.Name, ad.Thought, ad.Emotion, ad.Description, ad.Channel).ShouldBe(("Sees an ad on Instagram", "nice", 1, "on the train", "social"));
        journey.Touchpoints.Select(touchpoint => touchpoint.Stage).ShouldBe([Stage.Awareness, Stage.Consideration, Stage.Loyalty]);
        journey.LabelOf(Stage.Consideration).ShouldBe("Nobody knows");
        reading.Report.Lines.Where(line => line.Outcome == LineOutcome.Dropped).Select(line => line.Line).ShouldBe([10, 13]);
    }

    [Fact]
    public async Task Lists_within_one_another_are_stages_and_touchpoints()
    {
        var (_, reading) = await ReadAsync("- Découverte\n  - Publicité\n  - Site web\n- Achat\n  - Paiement\n");
        reading.Made!.Journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name)).ShouldBe([(Stage.Awareness, "Publicité"), (Stage.Awareness, "Site web"), (Stage.Decision, "Paiement")]);
    }

    [Fact]
    public async Task A_plain_list_is_touchpoints_and_lines_that_name_stages_part_them()
    {
        var (reader, reading) = await ReadAsync("Awareness\n1. Ad\n2) Blog\n\nThe big day:\n• Pays");
        reader.ShouldBeOfType<PlainListReader>();
        reading.Made!.Journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name)).ShouldBe([(Stage.Awareness, "Ad"), (Stage.Awareness, "Blog"), (Stage.Consideration, "Pays")]);
        var (_, without) = await ReadAsync("Ad\nPays");
        without.Made!.Journey.Touchpoints.ShouldAllBe(touchpoint => touchpoint.Stage == Stage.Awareness);
        without.Report.Count(LineOutcome.Changed).ShouldBe(2);
    }

    [Theory]
    [InlineData("<cjml><actor id='a1'><actorName>Anna</actorName><actorRole>customer</actorRole></actor><actor id='a2'><actorName>Shop</actorName><actorRole>service provider</actorRole></actor>"
        + "<touchpoint id='1' type=\"communication\"><time>day 1</time><initiator>a2</initiator><initiatorDescription>Sends the offer</initiatorDescription><receiver>a1</receiver><receiverDescription>Reads the offer</receiverDescription><channel>email</channel></touchpoint></cjml>", "email", "Reads the offer")]
    [InlineData("<cjml><actors><actor id=a1 name=Anna role=customer/><actor id=a2 name=Shop role=service provider/><actors><touchpoints>"
        + "<communicationPoint senderId =a2 receiverId = a1 time=day 1 ><sender riskCategory=none>Sends the offer</sender><receiver riskCategory=none>Reads the offer</receiver></communicationPoint></touchpoints></cjml>", "", "Reads the offer")]
    public async Task Files_of_CJML_tools_are_read_as_they_write_them(string text, string channel, string told)
    {
        var (reader, reading) = await ReadAsync(text);
        reader.ShouldBeOfType<CjmlReader>();
        var touchpoint = reading.Made!.Journey.Touchpoints.ShouldHaveSingleItem();
        (touchpoint.Name, touchpoint.Channel).ShouldBe(("Sends the offer", channel));
        touchpoint.Description.ShouldContain(told);
        touchpoint.Description.ShouldContain("Shop");
        reading.Made.Personas.ShouldHaveSingleItem().Name.ShouldBe("Anna");
        reading.Report.Lines.ShouldContain(line => line.Reason.Contains("day 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_CJML_file_that_declares_entities_is_refused_with_a_sentence()
    {
        var (reader, reading) = await ReadAsync("<?xml version=\"1.0\"?><!DOCTYPE cjml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><cjml><action>&x;</action></cjml>");
        reader.ShouldBeOfType<CjmlReader>();
        reading.Made.ShouldBeNull();
        reading.Problem.ShouldNotBeNull().ShouldContain("document type");
    }

    [Fact]
    public async Task Stages_are_those_that_somebody_chooses()
    {
        var (_, reading) = await ReadAsync("Before:\nAd\nAfter:\nPays", Nothing with { Stages = ImmutableDictionary<string, Stage>.Empty.Add("AFTER", Stage.Retention) });
        reading.Sections.Select(section => (section.Name, section.Stage, section.Touchpoints)).ShouldBe([("Before", Stage.Awareness, 1), ("After", Stage.Retention, 1)]);
    }

    [Fact]
    public async Task More_parts_than_stages_share_them_in_their_order()
    {
        var (_, reading) = await ReadAsync(string.Concat(Enumerable.Range(1, 12).Select(part => $"Part {part}:\nTouchpoint {part}\n")));
        var stages = reading.Sections.Select(section => section.Stage).ToList();
        stages.ShouldBe(stages.Order().ToList());
        stages.Distinct().Count().ShouldBe(5);
        reading.Report.Count(LineOutcome.Dropped).ShouldBe(12);
    }

    [Fact]
    public async Task What_is_longer_than_a_map_takes_is_cut_and_told()
    {
        var (_, reading) = await ReadAsync($"Awareness:\n{new string('x', 500)}\n{string.Concat(Enumerable.Range(0, 2100).Select(number => $"Touchpoint {number}\n"))}");
        reading.Made!.Journey.Touchpoints.Length.ShouldBe(Limits.Touchpoints);
        reading.Made.Journey.Touchpoints[0].Name.Length.ShouldBe(Limits.Name);
        reading.Report.Count(LineOutcome.Dropped).ShouldBe(102);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n \n")]
    public async Task An_empty_source_is_refused(string text)
    {
        try
        {
            (await ReadAsync(text)).Reading.Problem.ShouldNotBeNull();
        }
        catch (FileProblemException e)
        {
            e.Problem.Kind.ShouldBe(FileProblemKind.Empty);
        }
    }

    [Fact]
    public async Task Hostile_sources_are_answered_in_the_time_and_memory_of_others()
    {
        (await Should.ThrowAsync<FileProblemException>(() => JourneySource.OpenAsync(new MemoryStream([.. "a\0b"u8]), "x.txt", NewFile))).Problem.Kind.ShouldBe(FileProblemKind.NoText);
        (await Should.ThrowAsync<FileProblemException>(() => JourneySource.OpenAsync(new MemoryStream(new byte[9_000_000]), "x.txt", NewFile))).Problem.Kind.ShouldBe(FileProblemKind.TooLarge);
        string[] hostile =
        [
            new string('\n', 2_000_000), new string('#', 500_000), string.Concat(Enumerable.Repeat("<a ", 300_000)), "<cjml>" + string.Concat(Enumerable.Repeat("<actor a=b ", 100_000)),
            "<cjml>" + string.Concat(Enumerable.Repeat("<x>", 300_000)), string.Concat(Enumerable.Repeat("[", 500_000)), "journey\n" + new string(':', 1_000_000), string.Concat(Enumerable.Repeat("- a\n ", 100_000)),
            string.Concat(Enumerable.Range(0, 5000).Select(depth => new string(' ', depth % 300) + "- a\n")), new string('"', 500_001), string.Concat(Enumerable.Repeat(",", 1_000_000)),
        ];
        foreach (var text in hostile)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            try
            {
                await ReadAsync(text);
            }
            catch (FileProblemException)
            {
                // That is an answer, too.
            }

            (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(600_000_000, text[..10]);
        }
    }

    static IJourneyReader Find(JourneySource source) => Readers.First(reader => reader.Recognises(source));

    static async Task<(IJourneyReader Reader, JourneyReading Reading)> ReadAsync(string text, JourneyChoices? choices = null)
    {
        await using var source = await JourneySource.OfTextAsync(text);
        var reader = Find(source);
        return (reader, reader.Read(source, choices ?? Nothing));
    }

    static FileStream NewFile() => new UploadFiles(Path.Combine(Path.GetTempPath(), "journeymapper-tests")).Create(Guid.Empty);
}

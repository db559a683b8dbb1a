using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using static JourneyMapper.Domain.Tests.Exchange.Documents;

namespace JourneyMapper.Domain.Tests.Exchange;

/// <summary>A journey that is written as JSON and read back is the same journey, and whatever else is handed over gets an answer.</summary>
public sealed class JourneyJsonTests
{
    const string Head = "\"format\": \"journeymapper/journey\", \"version\": 1";

    [Fact]
    public void A_journey_comes_back_as_it_was() => Property.Holds(chance =>
    {
        var document = By(chance);
        var text = WriteText(document);

        var (made, losses) = ReadWell(text, Knowing(document));

        losses.All.Where(loss => !IsExpected(loss.Kind)).ShouldBeEmpty();
        Comparable(WriteText(Again(made, document))).ShouldBe(Comparable(text));
        made.Journey.Id.ShouldNotBe(document.Journey.Id);
        made.Journey.Touchpoints.Select(touchpoint => touchpoint.Id).Intersect(document.Journey.Touchpoints.Select(touchpoint => touchpoint.Id)).ShouldBeEmpty();
    });

    [Fact]
    public void Lines_and_their_records_stay_together() => Property.Holds(chance =>
    {
        var document = By(chance);
        var made = ReadWell(WriteText(document), Knowing(document)).Journey.Journey;
        made.WithItems().PainPoints.Length.ShouldBe(document.Journey.WithItems().PainPoints.Length);
    }, cases: 50);

    [Fact]
    public void Every_field_of_every_kind_is_in_the_file()
    {
        var document = By(new Generate(7));
        var text = WriteText(document);
        foreach (var field in TouchpointFields.Set.All)
            if (document.Journey.Touchpoints.Any(touchpoint => field.Read(touchpoint) != field.Read(new Touchpoint { Id = default, Stage = default, Name = "" })))
                text.ShouldContain($"\"{char.ToLowerInvariant(field.Id[0])}{field.Id[1..]}\":");
    }

    [Fact]
    public void Members_are_known_by_id_or_by_name_and_others_are_lost_by_name()
    {
        var (mia, tom) = (Guid.NewGuid(), Guid.NewGuid());
        var text = $$"""{ {{Head}}, "journey": { "title": "T", "owner": "{{mia}}" }, "members": [{ "id": "{{mia}}", "name": "Mia" }, { "id": "{{tom}}", "name": "Tom" }], "touchpoints": [{ "stage": "Decision", "name": "Shop", "owner": "{{tom}}" }] }""";
        var here = Guid.NewGuid();

        var (made, losses) = ReadWell(text, new() { Latest = Today, Members = new Dictionary<Guid, string> { [here] = "mia" } });

        made.Journey.Owner.ShouldBe(here);
        made.Journey.Touchpoints[0].Owner.ShouldBeNull();
        losses.All.ShouldBe([new Loss("/touchpoints/0/owner", LossKind.Member, "Tom")]);
    }

    [Fact]
    public void Channels_are_known_by_id_or_name_and_a_platform_falls_back_to_what_it_belongs_to()
    {
        var text = $$"""
            { {{Head}}, "journey": { "title": "T" }, "channels": [
                { "id": "own-a", "name": { "en": "Kiosk", "fr": "Borne" } }, { "id": "own-b", "name": { "en": "Insta" }, "parent": "social-organic" }, { "id": "own-c", "name": "Fax" }],
              "touchpoints": [
                { "stage": "decision", "name": "1", "channel": "own-a" }, { "stage": "Decision", "name": "2", "channel": "own-b" }, { "stage": "Decision", "name": "3", "channel": "own-c" }, { "stage": "Decision", "name": "4", "channel": "E-MAIL" }] }
            """;
        var kiosk = new Channel(Channels.NewOwnId(), Setting.Physical, Contact.Direct, Ownership.Owned, new("Borne", "Borne"));
        var social = Channels.All.First(channel => channel.Id.StartsWith("social", StringComparison.Ordinal)).Id;
        text = text.Replace("social-organic", social, StringComparison.Ordinal).Replace("E-MAIL", Channels.Find("email")!.Name.En.ToUpperInvariant(), StringComparison.Ordinal);

        var (made, losses) = ReadWell(text, new() { Latest = Today, Channels = ChannelLibrary.Of([kiosk], [], 1) });

        made.Journey.Touchpoints.Select(touchpoint => touchpoint.Channel).ShouldBe([kiosk.Id, social, "", "email"]);
        losses.All.ShouldBe([new Loss("/touchpoints/1/channel", LossKind.Channel, "Insta"), new Loss("/touchpoints/2/channel", LossKind.Channel, "Fax")]);
    }

    [Fact]
    public void A_kpi_that_counts_something_else_here_is_another_one()
    {
        var text = $$"""
            { {{Head}}, "journey": { "title": "T" }, "kpis": [{ "id": "calls", "name": { "en": "Calls", "fr": "Appels" }, "unit": "Count", "better": "Down" }],
              "touchpoints": [{ "id": "a", "stage": "Decision", "name": "Shop", "kpis": [{ "kpi": "calls", "target": 5 }, { "kpi": "open-rate", "target": 12.5, "margin": 1 }] }],
              "measurements": [{ "touchpoint": "a", "kpi": "calls", "values": { "2026-01-01": 4 } }, { "touchpoint": "a", "kpi": "open-rate", "values": { "2026-01-01": 40.1234567, "2027-01-01": 3, "today": 1 } }] }
            """;
        Kpi Here(KpiUnit unit) => new("calls", new("Calls", "Calls"), unit, Direction.Down, null, null, null);

        var (same, none) = ReadWell(text, new() { Latest = Today, Kpis = [Here(KpiUnit.Count), .. Kpis.All] });
        same.Journey.Touchpoints[0].Kpis.ToString().ShouldBe("calls|5|\nopen-rate|12.5|1");
        same.Measured.Select(series => (series.Kpi, series.Measurements.Length)).ShouldBe([("calls", 1), ("open-rate", 1)]);
        same.Measured[1].Measurements[0].Value.ShouldBe(40.123457m);
        none.All.Select(loss => loss.Kind).ShouldBe([LossKind.OutOfRange, LossKind.UnknownValue]);

        var (other, losses) = ReadWell(text, new() { Latest = Today, Kpis = [Here(KpiUnit.Money), .. Kpis.All] });
        other.Journey.Touchpoints[0].Kpis.Select(target => target.Kpi).ShouldBe(["open-rate"]);
        losses.All.Take(2).ShouldBe([new Loss("/touchpoints/0/kpis", LossKind.Kpi, "Calls"), new Loss("/measurements/0/kpi", LossKind.Kpi, "calls")]);
    }

    [Fact]
    public void Personas_that_are_here_stay_who_they_are_and_others_come_along()
    {
        var (here, there) = (Guid.NewGuid(), Guid.NewGuid());
        var document = new JourneyDocument(new Journey { Id = Guid.NewGuid(), Title = "T" })
        {
            Personas = [new Persona { Id = here, Name = "Ada", Channels = "email" }, new Persona { Id = there, Name = "Bob" }],
        };
        document = document with { Journey = new NewJourney(document.Journey).About(document.Personas).Journey };

        var (made, losses) = ReadWell(WriteText(document), new() { Latest = Today, Personas = new HashSet<Guid> { here } });

        losses.Count.ShouldBe(0);
        made.Personas.Select(persona => persona.Name).ShouldBe(["Ada", "Bob"]);
        made.Personas[0].Id.ShouldBe(here);
        made.Personas[1].Id.ShouldNotBe(there);
        made.Journey.Personas.Select(about => (about.Persona, about.Curve)).ShouldBe([(here, 1), (made.Personas[1].Id, 2)]);
    }

    [Fact]
    public void Own_criteria_are_known_by_name()
    {
        var mine = new AuditCriterion("own-1", new("Warmth", "Warmth"), new("?", "?"));
        var text = $$"""
            { {{Head}}, "journey": { "title": "T" }, "criteria": [{ "id": "x", "name": { "en": "warmth" } }, { "id": "y", "name": { "en": "Speed" } }], "touchpoints": [{ "id": "a", "stage": "Decision", "name": "Shop" }],
              "audits": [{ "touchpoint": "a", "on": "2026-02-01", "scores": { {{string.Join(", ", AuditCriteria.All.Select(criterion => $"\"{criterion.Id}\": 3"))}}, "x": 5, "y": 1 } }, { "touchpoint": "b", "on": "2026-02-01", "scores": {} }] }
            """;

        var (made, losses) = ReadWell(text, new() { Latest = Today, Criteria = new([mine], []) });

        made.Audits.ShouldHaveSingleItem().ScoreOf("own-1").ShouldBe(5);
        losses.All.ShouldBe([new Loss("/audits/0/scores", LossKind.Criterion, "y"), new Loss("/audits/1/touchpoint", LossKind.Record, "b")]);
    }

    [Fact]
    public void What_is_not_accepted_is_told_place_by_place()
    {
        var text = $$"""
            { {{Head}}, "$schema": "x", "mood": 1, "journey": { "title": "T", "labels": 3, "scenario": ["a"] }, "transitions": 5, "touchpoints": [
                { "id": "a", "stage": "Decision", "name": "{{new string('n', 300)}}", "emotion": 9, "contact": "Nobody", "evidenceDate": "yesterday" },
                { "id": "b", "stage": "Decision" }, 7, { "stage": "Decisive", "name": "c" }],
              "opportunities": [{ "touchpoint": "b", "title": "Gone" }, { "touchpoint": "a", "title": "There", "touchpoints": ["a", "zzz"], "impact": 6 }] }
            """;

        var (made, losses) = ReadWell(text);

        made.Journey.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Name.Length)).ShouldBe([(Stage.Awareness, 1), (Stage.Decision, Limits.Name)]);
        made.Journey.Opportunities.ShouldHaveSingleItem().Touchpoints.ShouldBe(made.Journey.Touchpoints[1].Id.ToString());
        losses.All.Select(loss => (loss.Path, loss.Kind)).ShouldBe(
        [
            ("/mood", LossKind.UnknownProperty), ("/journey/labels", LossKind.UnknownProperty), ("/journey/scenario", LossKind.WrongType), ("/transitions", LossKind.WrongType), ("/touchpoints/2", LossKind.WrongType),
            ("/touchpoints/0/name", LossKind.Shortened), ("/touchpoints/0/contact", LossKind.UnknownValue), ("/touchpoints/0/emotion", LossKind.OutOfRange), ("/touchpoints/0/evidenceDate", LossKind.UnknownValue),
            ("/touchpoints/1", LossKind.Incomplete), ("/touchpoints/3/stage", LossKind.UnknownValue),
            ("/opportunities/0", LossKind.Incomplete), ("/opportunities/1/touchpoints", LossKind.Record), ("/opportunities/1/impact", LossKind.OutOfRange),
        ], ignoreOrder: true);
    }

    [Fact]
    public void A_list_of_losses_has_an_end()
    {
        var touchpoints = string.Join(',', Enumerable.Repeat("{ }", 1500));
        var (_, losses) = ReadWell($$"""{ {{Head}}, "journey": { "title": "T" }, "touchpoints": [{{touchpoints}}] }""");
        losses.All.Length.ShouldBe(DocumentLosses.Most);
        losses.Count.ShouldBe(1500);
    }

    [Fact]
    public void There_are_no_more_records_than_a_journey_may_have()
    {
        var goals = string.Join(',', Enumerable.Repeat("""{ "title": "G" }""", 20));
        var (made, losses) = ReadWell($$"""{ {{Head}}, "journey": { "title": "T" }, "goals": [{{goals}}] }""");
        made.Journey.Goals.Length.ShouldBe(Limits.Goals);
        losses.All.ShouldAllBe(loss => loss.Kind == LossKind.TooMany);
        losses.Count.ShouldBe(20 - Limits.Goals);
    }

    [Fact]
    public void Lanes_and_curves_without_a_number_get_the_next_and_two_with_the_same_do_not_share_it()
    {
        var (made, losses) = ReadWell($$"""{ {{Head}}, "journey": { "title": "T" }, "ownLanes": [{ "name": "A" }, { "name": "B" }, { "name": "C", "slot": 2 }] }""");
        made.Journey.OwnLanes.Select(lane => (lane.Name, lane.Slot)).ShouldBe([("A", 1), ("B", 2)]);
        losses.All.ShouldBe([new Loss("/ownLanes/2", LossKind.Taken)]);
    }

    [Theory]
    [InlineData("", JourneyFileProblem.NotJson)]
    [InlineData("Title,Stage\nShop,Decision", JourneyFileProblem.NotJson)]
    [InlineData("{", JourneyFileProblem.NotJson)]
    [InlineData("{} {}", JourneyFileProblem.NotJson)]
    [InlineData("[]", JourneyFileProblem.NotAJourney)]
    [InlineData("12", JourneyFileProblem.NotAJourney)]
    [InlineData("{}", JourneyFileProblem.NotAJourney)]
    [InlineData("""{ "format": "other", "version": 1, "journey": { "title": "T" } }""", JourneyFileProblem.NotAJourney)]
    [InlineData("""{ "format": 5, "version": 1, "journey": { "title": "T" } }""", JourneyFileProblem.NotAJourney)]
    [InlineData("""{ "format": "journeymapper/journey", "version": 1, "journey": [] }""", JourneyFileProblem.NotAJourney)]
    [InlineData("""{ "format": "journeymapper/journey", "version": 2, "journey": { "title": "T" } }""", JourneyFileProblem.OtherVersion)]
    [InlineData("""{ "format": "journeymapper/journey", "version": "1", "journey": { "title": "T" } }""", JourneyFileProblem.OtherVersion)]
    [InlineData("""{ "format": "journeymapper/journey", "version": 1, "journey": { } }""", JourneyFileProblem.NoTitle)]
    [InlineData("""{ "format": "journeymapper/journey", "version": 1, "journey": { "title": " \u200b " } }""", JourneyFileProblem.NoTitle)]
    [InlineData("""{ "format": "journeymapper/journey", "version": 1, "journey": { "title": "\ud83d alone" } }""", JourneyFileProblem.HalfCharacter)]
    [InlineData("""{ "\udc00": 1 }""", JourneyFileProblem.HalfCharacter)]
    public void What_is_no_journey_gets_a_reason(string text, JourneyFileProblem problem) => Read(text).ShouldBeOfType<DocumentReading.Refused>().Problem.ShouldBe(problem);

    [Fact]
    public void Where_a_file_is_no_json_is_said_by_line_and_column() =>
        Read("{\n  \"format\": oops\n}").ShouldBe(new DocumentReading.Refused(JourneyFileProblem.NotJson, "2, 13"));

    [Fact]
    public void A_file_that_is_nested_deep_is_refused_and_takes_no_stack()
    {
        foreach (var text in new[] { $$"""{ {{Head}}, "x": {{new string('[', 1_000_000)}} }""", $$"""{ {{Head}}, "x": {{string.Concat(Enumerable.Repeat("{\"a\":", 1000))}} }""" })
            Read(text).ShouldBeOfType<DocumentReading.Refused>().Problem.ShouldBe(JourneyFileProblem.TooDeep);
    }

    [Fact]
    public void What_nobody_knows_of_a_file_is_never_held()
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{ {{Head}}, "x": [{{string.Join(',', Enumerable.Repeat("1", 5_000_000))}}], "journey": { "title": "T" } }""");
        Read("{}");
        var before = GC.GetAllocatedBytesForCurrentThread();
        JourneyJson.Read(bytes, JourneyTarget.BuiltIn).ShouldBeOfType<DocumentReading.Read>();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(bytes.Length / 10);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        foreach (var bytes in new byte[][] { [0x7b, 0xff, 0x7d], [0x50, 0x4b, 3, 4, 0xff], Encoding.Unicode.GetPreamble(), [.. "{\"a\":\""u8, 0xc3, 0x28, .. "\"}"u8] })
            JourneyJson.Read(bytes, JourneyTarget.BuiltIn).ShouldBe(new DocumentReading.Refused(JourneyFileProblem.NotText));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_held()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var endless = new EndlessStream();
        (await JourneyJson.ReadAsync(endless, JourneyTarget.BuiltIn, cancellation)).ShouldBe(new DocumentReading.Refused(JourneyFileProblem.TooLarge));
        endless.Given.ShouldBeLessThan(JourneyJson.Longest + 100_000L);
    }

    [Fact]
    public void A_mark_at_the_beginning_is_no_part_of_the_text() =>
        ReadWell("\uFEFF{ " + Head + ", \"journey\": { \"title\": \"T\" } }").Journey.Journey.Title.ShouldBe("T");

    [Fact]
    public void Whatever_is_handed_over_gets_an_answer() => Property.Holds(chance =>
    {
        var bytes = Encoding.UTF8.GetBytes(WriteText(By(chance)));
        for (var i = 0; i < 30; i++)
        {
            var damaged = bytes[..(1 + chance.Below(bytes.Length))];
            for (var j = 0; j < 1 + chance.Below(4); j++)
                damaged[chance.Below(damaged.Length)] = (byte)chance.OneOf("{}[]\":,\\u0 9xé".ToCharArray());
            JourneyJson.Read(damaged, JourneyTarget.BuiltIn).ShouldNotBeNull();
        }
    }, cases: 20);

    [Fact]
    public void Pictures_that_are_not_here_leave_their_texts()
    {
        var picture = Guid.NewGuid();
        var text = $$"""{ {{Head}}, "journey": { "title": "T" }, "touchpoints": [{ "stage": "Decision", "name": "Shop", "action": "before ![Counter](picture:{{picture:N}}) after" }] }""";
        var (made, losses) = ReadWell(text);
        made.Journey.Touchpoints[0].Action.ShouldBe("before  after");
        losses.All.ShouldBe([new Loss("/touchpoints/0/action", LossKind.Picture, "Counter")]);
        ReadWell(text, new() { Latest = Today, Pictures = new HashSet<Guid> { picture } }).Journey.Journey.Touchpoints[0].Action.ShouldContain("picture:");
    }

    [Fact]
    public void Samples_come_back_as_they_were()
    {
        foreach (var sample in Samples.All)
        {
            var made = sample.Create(CultureInfo.GetCultureInfo("fr"), Today, Guid.NewGuid());
            var document = new JourneyDocument(made.Journey) { Personas = made.Personas, Measured = made.Measured, Audits = [.. made.Audits.OrderBy(audit => audit.On).Select(audit => new DocumentAudit(audit, null))] };
            var (read, losses) = ReadWell(WriteText(document), Knowing(document));
            losses.All.ShouldBeEmpty();
            Comparable(WriteText(Again(read, document))).ShouldBe(Comparable(WriteText(document)));
        }
    }

    sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            Given += buffer.Length;
            return buffer.Length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

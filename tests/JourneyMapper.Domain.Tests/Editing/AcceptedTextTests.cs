using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>Which texts a journey takes, and what it makes of them.</summary>
public sealed class AcceptedTextTests
{
    [Theory]
    [InlineData("  Search \t ad \r\n on  a phone ", "Search ad on a phone")]
    [InlineData("Où acheter\u00a0?", "Où acheter\u00a0?")]
    [InlineData("Où acheter\u202f?\u202f", "Où acheter\u202f?")]
    [InlineData("🚲 👩‍👩‍👧 👍🏽", "🚲 👩‍👩‍👧 👍🏽")]
    [InlineData("日本語 العربية e\u0301", "日本語 العربية e\u0301")]
    [InlineData("<b>& \"'; DROP TABLE {0} %s", "<b>& \"'; DROP TABLE {0} %s")]
    public void A_name_is_one_line_without_needless_blanks(string given, string kept) =>
        TouchpointFields.Name.Accept(given).ShouldBe((kept, null));

    [Theory]
    [InlineData("\r\n one \r\n\r\ntwo\rthree\t! \n", "one \n\ntwo\nthree !")]
    [InlineData("🚲\n🚲", "🚲\n🚲")]
    [InlineData(" \r\n\t", "")]
    public void A_text_keeps_its_lines_with_one_kind_of_line_end(string given, string kept) =>
        TouchpointFields.Description.Accept(given).ShouldBe((kept, null));

    [Theory]
    [InlineData("")]
    [InlineData(" \u00a0\n\u3000")]
    [InlineData("\u200b\u200d")]
    public void A_name_that_nobody_sees_is_refused(string name)
    {
        TouchpointFields.Name.Accept(name).Problem.ShouldBe(Problem.Required);
        JourneyFields.Title.Accept(name).Problem.ShouldBe(Problem.Required);
    }

    [Theory]
    [InlineData("Pay\u200bment", "Payment")]
    [InlineData("\ufeffShop", "Shop")]
    [InlineData("Ex\u00adpress", "Express")]
    [InlineData("Invoice \u202egnp.exe", "Invoice gnp.exe")]
    [InlineData("\u2066Shop\u2069", "Shop")]
    [InlineData("فروشگاه\u200cها 👩\u200d👧 \u200f!", "فروشگاه\u200cها 👩\u200d👧 \u200f!")]
    public void No_name_looks_like_another_by_what_nobody_sees(string given, string kept) => TouchpointFields.Name.Accept(given).ShouldBe((kept, null));

    // Not a theory: halves of characters do not survive the way through attributes.
    [Fact]
    public void What_cannot_be_seen_is_left_out_and_the_rest_is_kept()
    {
        foreach (var (given, kept) in ((string, string)[])
        [
            ("a\0b", "ab"), ("bell \u0007!", "bell !"), ("escape \u001b[31m", "escape [31m"), ("half \ud83d.", "half ."), ("\udeb2 other half", "other half"),
            ("\udeb2\ud83dwrong way round", "wrong way round"), ("\u0085", ""),
        ])
        {
            TouchpointFields.Description.Accept(given).ShouldBe((kept, null));
            JourneyFields.Scenario.Accept(given).ShouldBe((kept, null));
            PersonaFields.Goals.Accept(given).ShouldBe((kept, null));
        }
    }

    [Fact]
    public void What_ends_a_line_elsewhere_ends_one_here()
    {
        TouchpointFields.PainPoints.Accept("one\vtwo\fthree\u2028four\u2029five\u0085six").ShouldBe(("one\ntwo\nthree\nfour\nfive\nsix", null));
        TouchpointFields.Name.Accept("one\vtwo").ShouldBe(("one two", null));
    }

    [Theory]
    [InlineData(nameof(Touchpoint.Name), Limits.Name)]
    [InlineData(nameof(Touchpoint.EvidenceSource), Limits.Name)]
    [InlineData(nameof(Touchpoint.Description), Limits.Text)]
    [InlineData(nameof(Touchpoint.Action), Limits.Text)]
    [InlineData(nameof(Touchpoint.Thought), Limits.Text)]
    [InlineData(nameof(Touchpoint.PainPoints), Limits.Text)]
    [InlineData(nameof(Touchpoint.Opportunities), Limits.Text)]
    public void A_text_may_be_as_long_as_its_limit_and_no_longer(string id, int limit)
    {
        var field = TouchpointFields.Set.Find(id)!;
        field.Accept($" {new string('x', limit)} ").ShouldBe((new string('x', limit), null));
        field.Accept(new string('x', limit + 1)).Problem.ShouldBe(Problem.TooLong);
    }

    [Theory]
    [InlineData(nameof(Journey.Title), Limits.Name)]
    [InlineData(nameof(Journey.Scenario), Limits.Text)]
    [InlineData("AwarenessLabel", Limits.Label)]
    [InlineData("LoyaltyLabel", Limits.Label)]
    public void A_text_of_the_journey_may_be_as_long_as_its_limit_and_no_longer(string id, int limit)
    {
        var field = JourneyFields.Set.Find(id)!;
        field.Accept(new string('x', limit)).Problem.ShouldBeNull();
        field.Accept(new string('x', limit + 1)).Problem.ShouldBe(Problem.TooLong);
    }

    [Theory]
    [InlineData(nameof(Touchpoint.Emotion), "+1", "1")]
    [InlineData(nameof(Touchpoint.Emotion), "-2", "-2")]
    [InlineData(nameof(Touchpoint.Emotion), "-0", "0")]
    [InlineData(nameof(Touchpoint.Owner), "{0F8FAD5B-D9CB-469F-A165-70867728950E}", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData(nameof(Touchpoint.Owner), "", "")]
    [InlineData(nameof(Touchpoint.Channel), "email", "email")]
    [InlineData(nameof(Touchpoint.Importance), "MomentOfTruth", "MomentOfTruth")]
    [InlineData(nameof(Touchpoint.Cadence), "HalfYearly", "HalfYearly")]
    [InlineData(nameof(Touchpoint.EvidenceDate), "2024-02-29", "2024-02-29")]
    [InlineData(nameof(Touchpoint.EvidenceDate), "", "")]
    [InlineData(nameof(Touchpoint.PersonalData), " Purchases,Contact ,, Purchases", "Contact, Purchases")]
    [InlineData(nameof(Touchpoint.Advice), "speed|Open||\nmobile|Done|| Thumbs  up \n", "mobile|Done||Thumbs up")]
    [InlineData(nameof(Touchpoint.Kpis), " a|+1.50|0.0\r\n\n b-2|-0.0|\n", "a|1.5|0\nb-2|0|")]
    [InlineData(nameof(Touchpoint.Kpis), "a|0.0000000001|1000000000000", "a|0.0000000001|1000000000000")]
    public void A_value_is_kept_in_its_canonical_form(string id, string given, string kept) =>
        TouchpointFields.Set.Find(id)!.Accept(given).ShouldBe((kept, null));

    [Theory]
    [InlineData(nameof(Touchpoint.Emotion), "3", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Emotion), "-2147483648", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Emotion), "1.5", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Owner), "somebody", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Channel), "carrier-pigeon", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Importance), "3", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Contact), "direct", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Cadence), "Monthly", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.EvidenceDate), "2026-02-30", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.EvidenceDate), "28/02/2026", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.EvidenceDate), "1899-12-31", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.EvidenceDate), "2200-01-01", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Advice), "speed|Done|", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Advice), "speed|Fine||", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Advice), "speed|Done|me|", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Advice), "speed|Done||\nspeed|Open||later", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.PersonalData), "Purchases, Shoe size", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Kpis), "a", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Kpis), "a|1|2|3", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Kpis), "|1|2", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Kpis), "A|1|2", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Kpis), "a|1|\na|2|", Problem.Unknown)]
    [InlineData(nameof(Touchpoint.Kpis), "a|1e3|", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Kpis), "a|1,5|", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Kpis), "a|NaN|", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Kpis), "a|1000000000000.1|", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Kpis), "a|-1000000000001|", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Kpis), "a|99999999999999999999999999999999|", Problem.OutOfRange)]
    [InlineData(nameof(Touchpoint.Kpis), "a|1|-0.1", Problem.OutOfRange)]
    public void A_value_that_means_nothing_is_refused(string id, string value, Problem problem) =>
        TouchpointFields.Set.Find(id)!.Accept(value).Problem.ShouldBe(problem);

    [Fact]
    public void A_touchpoint_is_added_with_all_its_texts_cleaned()
    {
        var given = Journeys.Touchpoint("  Ad ") with { Description = "one\r\ntwo ", Thought = " hm", EvidenceSource = "a\tb" };
        Journeys.Empty().After(JourneyKinds.Touchpoint.Add(given, Place.AtEnd)).Touchpoints.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            touchpoint => touchpoint.Name.ShouldBe("Ad"),
            touchpoint => touchpoint.Description.ShouldBe("one\ntwo"),
            touchpoint => touchpoint.Thought.ShouldBe("hm"),
            touchpoint => touchpoint.EvidenceSource.ShouldBe("a b"));
    }

    [Fact]
    public void A_touchpoint_with_one_bad_value_is_not_added()
    {
        var journey = Journeys.Empty();
        foreach (var (bad, field, problem) in ((Touchpoint, Field<Touchpoint>, Problem)[])
        [
            (Journeys.Touchpoint("\u0001"), TouchpointFields.Name, Problem.Required),
            (Journeys.Touchpoint("x") with { Emotion = 3 }, TouchpointFields.Emotion, Problem.OutOfRange),
            (Journeys.Touchpoint("x") with { Contact = (Contact)7 }, TouchpointFields.Contact, Problem.Unknown),
            (Journeys.Touchpoint("x") with { Channel = "nowhere" }, TouchpointFields.Channel, Problem.Unknown),
        ])
            journey.Refuse(JourneyKinds.Touchpoint.Add(bad, Place.AtEnd)).ShouldBe(new Refusal.Invalid(bad.Id, field, problem));
    }

    [Fact]
    public void Every_field_reads_back_what_was_written_and_no_other_changes()
    {
        var journey = Journeys.With("Ad");
        foreach (var field in TouchpointFields.Set.All)
        {
            var value = field.Kind switch
            {
                FieldKind.Choice => field.Choices[^1],
                FieldKind.Choices => $"{field.Choices[0]}, {field.Choices[^1]}",
                FieldKind.Scale => "-1",
                FieldKind.Number => "7",
                FieldKind.Day => "2026-02-28",
                FieldKind.Member or FieldKind.Journey => Guid.NewGuid().ToString(),
                FieldKind.Other when field == TouchpointFields.Advice => "mobile|NotApplicable||\nspeed|Done|0f8fad5b-d9cb-469f-a165-70867728950e|a | b",
                FieldKind.Other => "open-rate|20|2.5\nown|-3|",
                _ => $"the {field}",
            };
            var before = journey.Touchpoints[0];
            journey = journey.After(JourneyKinds.Touchpoint.Change(before, field, value));
            var after = journey.Touchpoints[0];
            TouchpointFields.Set.All.Where(other => other.Read(after) != other.Read(before)).ShouldBe([field]);
            field.Read(after).ShouldBe(value);
        }
    }

    [Fact]
    public void Every_field_of_the_journey_reads_back_what_was_written_and_no_other_changes()
    {
        var journey = Journeys.Empty();
        foreach (var field in JourneyFields.Set.All)
        {
            var value = field == JourneyFields.Owner ? Guid.NewGuid().ToString() : field.Kind == FieldKind.Choice ? field.Choices[^1] : field == JourneyFields.Omnichannel ? "Present|No|Not in shops\ndelivery|Unknown|By bike" : field == JourneyFields.ShownLanes ? "Facts, Backstage" : field.Kind == FieldKind.Other ? "Emotion, Action" : $"the {field}";
            var before = journey;
            journey = journey.After(JourneyKinds.Journey.Change(journey, field, value));
            JourneyFields.Set.All.Where(other => other.Read(journey) != other.Read(before)).ShouldBe([field]);
            field.Read(journey).ShouldBe(value);
        }
    }

    [Theory]
    [InlineData(" B2B,, été ,b2b,É T É,ÉTÉ, ", "B2B, été, É T É")]
    [InlineData("\u200b,\n", "")]
    [InlineData("a\r\nb,\tc", "a b, c")]
    public void Tags_are_trimmed_and_none_comes_twice(string given, string kept) =>
        JourneyFields.Tags.Accept(given).ShouldBe((kept, null));

    [Fact]
    public void A_journey_takes_thirty_tags_of_forty_characters_and_no_more()
    {
        string Tags(int count, int length) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"{i}".PadLeft(length, 'x')));
        JourneyFields.Tags.Accept(Tags(30, 40)).ShouldBe((Tags(30, 40), null));
        JourneyFields.Tags.Accept(Tags(31, 3)).Problem.ShouldBe(Problem.TooLong);
        JourneyFields.Tags.Accept(Tags(1, 41)).Problem.ShouldBe(Problem.TooLong);
        JourneyFields.Tags.Accept("fine, \u0007").ShouldBe(("fine", null));
    }
}

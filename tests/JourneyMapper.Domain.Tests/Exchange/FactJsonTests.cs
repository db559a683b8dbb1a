using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using static JourneyMapper.Domain.Tests.Exchange.Documents;

namespace JourneyMapper.Domain.Tests.Exchange;

/// <summary>What a file says beside the map: comments, experiments, surveys, the funnel. It is hostile until it is read.</summary>
public sealed class FactJsonTests
{
    const string Map = """ "format": "journeymapper/journey", "version": 1, "journey": { "title": "T" }, "touchpoints": [{ "id": "a", "stage": "Decision", "name": "Shop" }] """;

    const string Variants = """ "variants": [{ "id": "x", "name": "A", "count": 10, "conversions": 1 }, { "id": "y", "name": "B", "count": 12, "conversions": 3 }] """;

    const string Survey = """ "wordings": [{ "language": "en", "title": "Hello", "consent": "Yes" }], "closesOn": "2026-12-31", "items": [{ "stage": "Decision", "name": "Shop", "touchpoint": "a" }] """;

    static readonly JourneyTarget Here = new() { Latest = Today, Currency = "EUR" };

    [Fact]
    public void Comments_keep_names_and_times_and_one_about_something_else_stays_behind()
    {
        var (made, losses) = ReadWell($$"""
            { {{Map}}, "commentThreads": [
                { "touchpoint": "a", "field": "thought", "resolvedAt": "2026-11-02T08:00:00+01:00", "resolvedBy": "Tom", "comments": [
                    { "author": " Mia ", "writtenAt": "2026-11-01T10:00:00Z", "text": "First\nsecond" }, { "author": "Eve", "isGuest": true, "writtenAt": "2026-11-01T10:05:00.25Z", "editedAt": "2026-11-01T11:00Z", "text": "Yes" }] },
                { "touchpoint": "zzz", "comments": [{ "author": "Mia", "writtenAt": "2026-11-01T10:00:00Z", "text": "Gone" }] },
                { "field": "thought", "comments": [{ "author": "Mia", "writtenAt": "2026-11-01T10:00:00Z", "text": "Whole" }] }] }
            """, Here);

        made.Threads.Length.ShouldBe(2);
        made.Threads[0].ShouldSatisfyAllConditions(
            thread => thread.Touchpoint.ShouldBe(made.Journey.Touchpoints[0].Id), thread => thread.Field.ShouldBe("Thought"), thread => thread.ResolvedBy.ShouldBe("Tom"),
            thread => thread.ResolvedAt.ShouldBe(new DateTimeOffset(2026, 11, 2, 7, 0, 0, TimeSpan.Zero)),
            thread => thread.Comments.Select(comment => (comment.Author, comment.IsGuest, comment.Text)).ShouldBe([("Mia", false, "First\nsecond"), ("Eve", true, "Yes")]));
        (made.Threads[1].Touchpoint, made.Threads[1].Field).ShouldBe((null, null));
        losses.All.ShouldBe(
        [
            new Loss("/commentThreads/1/touchpoint", LossKind.Record, "zzz"), new Loss("/commentThreads/2/field", LossKind.UnknownValue, "thought"), new Loss("/commentThreads", LossKind.Commenter),
        ]);
    }

    [Theory]
    [InlineData("""{ "author": "Mia", "text": "When?" }""", LossKind.Incomplete)]
    [InlineData("""{ "author": "Mia", "writtenAt": "2026-11-01T10:00:00Z", "text": " \u200b " }""", LossKind.Incomplete)]
    [InlineData("""{ "writtenAt": "2026-11-01T10:00:00Z", "text": "Who?" }""", LossKind.Incomplete)]
    [InlineData("""{ "author": "Mia", "writtenAt": "10:30", "text": "Today?" }""", LossKind.UnknownValue)]
    [InlineData("""{ "author": "Mia", "writtenAt": "2031-01-01T00:00:00Z", "text": "Tomorrow" }""", LossKind.OutOfRange)]
    [InlineData("""{ "author": "Mia", "writtenAt": "1066-10-14T00:00:00Z", "text": "Long ago" }""", LossKind.OutOfRange)]
    [InlineData("""{ "author": ["Mia"], "writtenAt": "2026-11-01T10:00:00Z", "text": "A list" }""", LossKind.WrongType)]
    [InlineData("7", LossKind.WrongType)]
    public void A_comment_that_says_too_little_or_cannot_be_is_left_out_with_its_reason(string comment, LossKind kind)
    {
        var (made, losses) = ReadWell($$"""{ {{Map}}, "commentThreads": [{ "comments": [{{comment}}, { "author": "Tom", "writtenAt": "2026-11-01T10:00:00Z", "text": "Fine" }] }] }""", Here);
        made.Threads.ShouldHaveSingleItem().Comments.ShouldHaveSingleItem().Author.ShouldBe("Tom");
        losses.All.ShouldContain(loss => loss.Kind == kind && loss.Path.StartsWith("/commentThreads/0/comments/0", StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_no_more_comments_than_there_may_be_and_none_is_too_long()
    {
        var comment = $$"""{ "author": "{{new string('n', 300)}}", "writtenAt": "2026-11-01T10:00:00Z", "text": "{{new string('t', 5000)}}", "mood": [[1]] }""";
        var (made, losses) = ReadWell($$"""{ {{Map}}, "commentThreads": [{ "comments": [{{string.Join(',', Enumerable.Repeat(comment, Limits.CommentsOfThread + 2))}}] }] }""", Here);
        var thread = made.Threads.ShouldHaveSingleItem();
        thread.Comments.Length.ShouldBe(Limits.CommentsOfThread);
        thread.Comments.ShouldAllBe(each => each.Author.Length == Limits.Name && each.Text.Length == Limits.Comment);
        losses.All.Length.ShouldBe(DocumentLosses.Most);
        losses.Count.ShouldBe((3 * Limits.CommentsOfThread) + 3, "Two texts and an unknown property of each, two that are too many, and whose comments they are.");

        var few = """{ "comments": [{ "author": "Mia", "writtenAt": "2026-11-01T10:00:00Z", "text": "x" }] }""";
        ReadWell($$"""{ {{Map}}, "commentThreads": [{{string.Join(',', Enumerable.Repeat(few, Limits.CommentThreads + 1))}}] }""", Here).ShouldSatisfyAllConditions(
            read => read.Journey.Threads.Length.ShouldBe(Limits.CommentThreads), read => read.Losses.All.ShouldContain(new Loss($"/commentThreads/{Limits.CommentThreads}", LossKind.TooMany)));
    }

    [Fact]
    public void An_experiment_is_decided_only_with_a_variant_and_a_reason()
    {
        var (made, losses) = ReadWell($$"""
            { {{Map}}, "experiments": [
                { "touchpoint": "a", "name": "One", "state": "decided", "chosen": "y", "decision": "It sells", "decidedOn": "2026-10-01", "decidedBy": "Tom", "kpi": "conversion-rate", {{Variants}} },
                { "touchpoint": "a", "name": "Two", "state": "Decided", "chosen": "z", "decision": "It sells", "kpi": "own-kpi", {{Variants}} },
                { "touchpoint": "a", "name": "Three", {{Variants}} }] }
            """, Here);
        made.Experiments.Select(experiment => (experiment.Name, experiment.State, experiment.Kpi, experiment.DecidedOn)).ShouldBe(
        [
            ("One", ExperimentState.Decided, "conversion-rate", new DateOnly(2026, 10, 1)), ("Two", ExperimentState.Running, null, null), ("Three", ExperimentState.Running, null, null),
        ]);
        made.Experiments[0].Chosen.ShouldBe(made.Experiments[0].Variants[1].Id);
        losses.All.ShouldBe(
        [
            new Loss("/experiments/1/kpi", LossKind.Kpi, "own-kpi"), new Loss("/experiments/1/state", LossKind.Incomplete, "Decided"), new Loss("/experiments", LossKind.Decider),
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData(""" "touchpoint": "zzz", "name": "X", "variants": [{ "name": "A" }, { "name": "B" }] """, "/experiments/0/touchpoint", LossKind.Record)]
    [InlineData(""" "touchpoint": "a", "name": "X", "variants": [{ "name": "A" }] """, "/experiments/0", LossKind.Incomplete)]
    [InlineData(""" "touchpoint": "a", "name": "X", "variants": [{ "name": "A" }, { "name": "a" }] """, "/experiments/0", LossKind.OutOfRange)]
    [InlineData(""" "touchpoint": "a", "name": "X", "variants": [{ "name": "A", "count": 1, "conversions": 2 }, { "name": "B" }] """, "/experiments/0", LossKind.OutOfRange)]
    [InlineData(""" "touchpoint": "a", "name": "X", "variants": [{ "name": "A", "count": 1.5 }, { "name": "B" }, { "name": "C" }, { "name": "D" }, { "name": "E" }, { "name": "F" }], "planned": 1 """, "/experiments/0/variants/0/count", LossKind.WrongType)]
    [InlineData(""" "touchpoint": "a", "name": "X", "variants": [{ "name": "A", "count": 1e30 }, { "name": "B" }] """, "/experiments/0/variants/0/count", LossKind.OutOfRange)]
    [InlineData(""" "touchpoint": "a", "name": "X", "startsOn": "2026-02-01", "endsOn": "2026-01-01", "variants": [{ "name": "A" }, { "name": "B" }] """, "/experiments/0", LossKind.OutOfRange)]
    [InlineData(""" "touchpoint": "a", "name": "X", "kind": "Bayes", "variants": [{ "name": "A" }, { "name": "B" }] """, "/experiments/0/kind", LossKind.UnknownValue)]
    public void Whatever_an_experiment_cannot_be_is_told(string experiment, string path, LossKind kind) =>
        ReadWell($$"""{ {{Map}}, "experiments": [{ {{experiment}} }] }""", Here).Losses.All.ShouldContain(loss => loss.Path == path && loss.Kind == kind);

    [Fact]
    public void A_survey_comes_without_answers_and_says_so()
    {
        var (made, losses) = ReadWell($$"""
            { {{Map}}, "surveys": [{ "madeAt": "2026-10-01T00:00:00Z", "asksName": true, "answers": 40, {{Survey}} }, { "madeAt": "2030-10-01T00:00:00Z", {{Survey}} }, { "madeAt": "2026-10-01T00:00:00Z", {{Survey.Replace("2026-12-31", "2099-01-01", StringComparison.Ordinal)}} }, { "madeAt": "2026-10-01T00:00:00Z" }] }
            """, Here);
        var survey = made.Surveys.ShouldHaveSingleItem();
        (survey.AsksName, survey.Answers, survey.Items[0].Touchpoint).ShouldBe((true, 0, made.Journey.Touchpoints[0].Id));
        losses.All.ShouldBe(
        [
            new Loss("/surveys/3", LossKind.Incomplete, "wordings"), new Loss("/surveys/1/madeAt", LossKind.OutOfRange, "2030-10-01T00:00:00Z"), new Loss("/surveys/2/closesOn", LossKind.OutOfRange, "2099-01-01"),
            new Loss("/surveys", LossKind.ClosedSurvey), new Loss("/surveys", LossKind.Answers),
        ]);
    }

    [Fact]
    public void Figures_of_a_funnel_are_of_months_that_have_begun_each_once_and_no_persona_is_more_than_all()
    {
        var (made, losses) = ReadWell($$"""
            { {{Map}}, "personas": [{ "id": "p", "name": "Ada" }, { "id": "q", "name": "Bob" }], "journeyPersonas": [{ "persona": "p" }], "funnel": [
                { "month": "2026-10", "awareness": 100, "decision": 0 }, { "month": "2026-10", "awareness": 7 }, { "month": "2027-10", "awareness": 7 }, { "month": "2026-13", "awareness": 7 }, { "month": "2026-09" },
                { "month": "2026-10", "persona": "p", "awareness": 99 }, { "month": "2026-10", "persona": "q", "awareness": 1 }, { "month": "2026-11", "persona": "p", "awareness": -1, "loyalty": 3 }, { "month": "2026-08", "persona": "zzz", "loyalty": 3 }] }
            """, Here);
        made.Counts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(counts => counts[Stage.Awareness].ShouldBe(100), counts => counts[Stage.Decision].ShouldBe(0), counts => counts[Stage.Loyalty].ShouldBeNull());
        made.Segments.Select(segment => (segment.Counts.Month.Month, segment.Counts[Stage.Awareness], segment.Counts[Stage.Loyalty])).ShouldBe([(10, 99, null), (11, null, 3)]);
        losses.All.Select(loss => (loss.Path, loss.Kind)).ShouldBe(
        [
            ("/funnel/1", LossKind.Taken), ("/funnel/2/month", LossKind.OutOfRange), ("/funnel/3/month", LossKind.UnknownValue), ("/funnel/3", LossKind.Incomplete), ("/funnel/6/persona", LossKind.Persona),
            ("/funnel/7/awareness", LossKind.OutOfRange), ("/funnel/8/persona", LossKind.Persona), ("/personas/1", LossKind.Persona),
        ], ignoreOrder: true);

        ReadWell($$"""{ {{Map}}, "personas": [{ "id": "p", "name": "Ada" }], "journeyPersonas": [{ "persona": "p" }], "funnel": [{ "month": "2026-10", "persona": "p", "awareness": 101 }, { "month": "2026-10", "awareness": 100 }] }""", Here)
            .ShouldSatisfyAllConditions(read => read.Journey.Segments.ShouldBeEmpty(), read => read.Losses.All.ShouldBe([new Loss("/funnel/0", LossKind.OutOfRange, "2026-10")]));
    }

    [Fact]
    public void Amounts_in_another_currency_are_not_taken_for_amounts_in_ours()
    {
        const string Money = """ "economics": [{ "month": "2026-10", "margin": 40.255, "lines": [{ "stage": "Decision", "channel": "email", "cost": 12.345 }, { "stage": "Decision", "channel": "email", "cost": 1 }, { "stage": "Loyalty" }] }] """;
        var measured = $$""" "measurements": [{ "touchpoint": "a", "kpi": "{{Kpis.All.First(kpi => kpi.Unit == KpiUnit.Money).Id}}", "values": { "2026-01-01": 4 } }, { "touchpoint": "a", "kpi": "open-rate", "values": { "2026-01-01": 4 } }] """;
        foreach (var same in new[] { "", "\"currency\": \"eur\"," })
        {
            var read = ReadWell($$"""{ {{Map}}, {{same}} {{Money}}, {{measured}} }""", Here);
            read.Journey.Money.ShouldHaveSingleItem().ShouldSatisfyAllConditions(money => money.Terms.Margin.ShouldBe(40.26m), money => money.Lines.ShouldHaveSingleItem().Cost.ShouldBe(12.35m));
            read.Journey.Measured.Length.ShouldBe(2);
            read.Losses.All.ShouldBe([new Loss("/economics/0/lines/1", LossKind.Taken)]);
        }

        var other = ReadWell($$"""{ {{Map}}, {{Money}}, {{measured}}, "currency": "USD" }""", Here);
        other.Journey.Money.ShouldBeEmpty();
        other.Journey.Measured.Length.ShouldBe(1);
        other.Losses.All.ShouldBe([new Loss("/measurements/0", LossKind.Currency, "USD"), new Loss("/economics", LossKind.Currency, "USD")]);
    }

    [Fact]
    public void Nobody_brings_a_sign_off_or_a_name_of_a_version_in_a_file()
    {
        var (made, losses) = ReadWell($$"""{ {{Map}}, "signOffs": [{ "state": "Approved", "decidedBy": "Owner" }, [[[]]], 7], "namedVersions": "all" }""", Here);
        made.Journey.Touchpoints.ShouldHaveSingleItem();
        losses.All.ShouldBe([new Loss("/signOffs", LossKind.History), new Loss("/namedVersions", LossKind.History)]);
    }

    [Fact]
    public void Nothing_is_said_of_what_there_is_none_of()
    {
        var document = new JourneyDocument(new Journey { Id = Guid.NewGuid(), Title = "T" });
        var text = WriteText(document);
        foreach (var name in new[] { "currency", "commentThreads", "experiments", "surveys", "funnel", "economics", "namedVersions", "signOffs" })
            text.ShouldNotContain(name);
    }
}

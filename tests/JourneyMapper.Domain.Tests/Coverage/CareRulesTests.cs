using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>Rules about owners, audits, feelings and evidence.</summary>
public sealed class CareRulesTests
{
    const string Name = "Retention 1";
    const string Last = "Loyalty 2";

    [Fact]
    public void A_touchpoint_without_an_owner_is_found()
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Owner = null });
        input.Rules().ShouldBe(["no-owner"]);
        input.FoundOnce("no-owner").ShouldSatisfyAllConditions(
            finding => finding.Key.ShouldBe(new("no-owner", Touchpoint: input.Id(Name))),
            finding => finding.Stage.ShouldBe(Stage.Retention),
            finding => finding.Remedy.ShouldBe(new Remedy.EditField(input.Id(Name), TouchpointFields.Owner)));
    }

    [Fact]
    public void A_touchpoint_that_was_never_audited_is_due()
    {
        var input = Maps.Sound.Audited(Name, null);
        input.Rules().ShouldBe(["audit-due"]);
        input.FoundOnce("audit-due").ShouldSatisfyAllConditions(
            finding => finding.Figure(FigureName.Days).ShouldBeNull(),
            finding => finding.Figure(FigureName.Months).ShouldBe(6),
            finding => finding.Remedy.ShouldBe(new Remedy.Audit(input.Id(Name))));
    }

    [Theory]
    [InlineData(Cadence.Workspace, "2026-05-22", 0)]
    [InlineData(Cadence.Workspace, "2026-05-21", 1)]
    [InlineData(Cadence.HalfYearly, "2026-05-21", 1)]
    [InlineData(Cadence.Quarterly, "2026-08-22", 0)]
    [InlineData(Cadence.Quarterly, "2026-08-12", 10)]
    [InlineData(Cadence.Yearly, "2025-11-22", 0)]
    [InlineData(Cadence.Yearly, "2025-11-21", 1)]
    public void An_audit_is_overdue_from_the_day_after_its_cadence_has_passed(Cadence cadence, string audited, int overdue)
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Cadence = cadence })
            .Audited(Name, new(DateOnly.Parse(audited, System.Globalization.CultureInfo.InvariantCulture), 4));
        input.Rules().ShouldBe(overdue > 0 ? ["audit-due"] : []);
        if (overdue > 0)
            input.FoundOnce("audit-due").Figure(FigureName.Overdue).ShouldBe(overdue);
    }

    [Fact]
    public void An_experiment_that_could_be_decided_is_found_with_the_days_that_it_has_waited()
    {
        var input = Maps.Sound.Undecided(Name, Maps.Today.AddDays(-12));
        input.Rules().ShouldBe(["experiment-undecided"]);
        input.FoundOnce("experiment-undecided").ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(Severity.Minor),
            finding => finding.Figure(FigureName.Overdue).ShouldBe(12),
            finding => finding.Remedy.ShouldBe(new Remedy.OpenTouchpoint(input.Id(Name))));
    }

    [Fact]
    public void Where_a_touchpoint_says_nothing_the_cadence_of_the_workspace_counts()
    {
        var input = Maps.Sound.Audited(Name, new(Maps.Today.AddMonths(-4), 4));
        input.Rules().ShouldBeEmpty();
        (input with { Settings = new() { Cadence = Cadence.Quarterly } }).Rules().ShouldBe(["audit-due"]);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(2.99, true)]
    public void An_audit_below_three_is_low(double score, bool found)
    {
        var input = Maps.Sound.Audited(Name, new(Maps.Today, (decimal)score));
        input.Rules().ShouldBe(found ? ["audit-low"] : []);
        if (found)
            input.FoundOnce("audit-low").Figure(FigureName.Score).ShouldBe(2.99m);
    }

    [Fact]
    public void What_hurts_calls_for_an_opportunity()
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { PainPoints = "Slow" });
        input.Rules().ShouldBe(["pain-without-opportunity"]);
        input.With(Name, touchpoint => touchpoint with { Opportunities = "Faster" }).Rules().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "", false)]
    [InlineData(-1, "", true)]
    [InlineData(-2, "", true)]
    [InlineData(-2, "Faster", false)]
    public void A_bad_feeling_calls_for_an_opportunity(int emotion, string opportunities, bool found)
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Emotion = emotion, Opportunities = opportunities });
        input.Rules().ShouldBe(found ? ["emotion-without-opportunity"] : []);
        if (found)
            input.FoundOnce("emotion-without-opportunity").Figure(FigureName.Emotion).ShouldBe(emotion);
    }

    [Fact]
    public void A_workspace_decides_how_bad_a_feeling_has_to_be()
    {
        var input = Maps.Sound with { Settings = new() { LowEmotion = -2 } };
        input.With(Name, touchpoint => touchpoint with { Emotion = -1, Opportunities = "" }).Rules().ShouldBeEmpty();
        input.With(Name, touchpoint => touchpoint with { Emotion = -2, Opportunities = "" }).Rules().ShouldBe(["emotion-without-opportunity"]);
    }

    [Fact]
    public void The_lowest_moment_wants_an_owner()
    {
        var input = Maps.Sound
            .With(Name, touchpoint => touchpoint with { Emotion = -2, Opportunities = "Faster", Owner = null })
            .With("Decision 1", touchpoint => touchpoint with { Emotion = -1, Opportunities = "Faster" });
        input.Found("lowest-moment-unowned").ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Key.ShouldBe(new("lowest-moment-unowned")),
            finding => finding.Stage.ShouldBeNull(),
            finding => finding.Touchpoints.ShouldBe([input.Id(Name)]),
            finding => finding.Remedy.ShouldBe(new Remedy.EditField(input.Id(Name), TouchpointFields.Owner)));
        input.With("Decision 1", touchpoint => touchpoint with { Owner = null })
            .With(Name, touchpoint => touchpoint with { Owner = Guid.NewGuid() }).Rules().ShouldBe(["no-owner"]);
    }

    [Fact]
    public void Of_several_lowest_moments_those_without_an_owner_are_named()
    {
        var input = Maps.Sound.With(touchpoint => touchpoint.Stage == Stage.Retention, touchpoint => touchpoint with { Emotion = -1, Opportunities = "Faster" })
            .With("Retention 2", touchpoint => touchpoint with { Owner = null });
        input.FoundOnce("lowest-moment-unowned").Touchpoints.ShouldBe([input.Id("Retention 2")]);
    }

    [Fact]
    public void A_lowest_moment_that_is_not_negative_needs_nobody() =>
        Maps.Sound.With(Name, touchpoint => touchpoint with { Emotion = 0, Owner = null }).Rules().ShouldBe(["no-owner"]);

    [Theory]
    [InlineData(Last, 0, false)]
    [InlineData(Last, -1, true)]
    [InlineData("Loyalty 1", -1, false)]
    public void A_journey_does_not_end_badly(string name, int emotion, bool found)
    {
        var input = Maps.Sound.With(name, touchpoint => touchpoint with { Emotion = emotion, Opportunities = "Say thank you" });
        input.Rules().ShouldBe(found ? ["last-moment-negative"] : []);
        if (found)
            input.FoundOnce("last-moment-negative").Touchpoints.ShouldBe([input.Id(Last)]);
    }

    [Fact]
    public void A_journey_that_speaks_to_one_audience_alone_is_found()
    {
        var input = Maps.Sound.With(_ => true, touchpoint => touchpoint with { Audience = Audience.Customers });
        input.Rules().ShouldBe(["audience-one-sided"]);
        input.FoundOnce("audience-one-sided").Touchpoints.Length.ShouldBe(input.Journey.Touchpoints.Length);
        input.With(Last, touchpoint => touchpoint with { Audience = Audience.Everybody }).Rules().ShouldBeEmpty();
        input.With(Last, touchpoint => touchpoint with { Audience = Audience.Prospects }).Rules().ShouldBeEmpty();
    }

    [Fact]
    public void Personal_data_want_a_legal_basis_and_an_end()
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { PersonalData = "Purchases" });
        input.Rules().ShouldBe(["data-without-basis"]);
        input.FoundOnce("data-without-basis").Remedy.ShouldBe(new Remedy.EditField(input.Id(Name), TouchpointFields.LegalBasis));
        input = input.With(Name, touchpoint => touchpoint with { LegalBasis = LegalBasis.Contract });
        input.Rules().ShouldBe(["retention-unsaid"]);
        input.With(Name, touchpoint => touchpoint with { DataRetention = "10 years" }).Rules().ShouldBeEmpty();
        Maps.Sound.With(Name, touchpoint => touchpoint with { LegalBasis = LegalBasis.Consent }).Rules().ShouldBeEmpty();
    }

    [Fact]
    public void A_checklist_that_somebody_began_is_to_be_finished()
    {
        var all = ChannelAdvice.Of("website");
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Channel = "website", Advice = AdviceChecks.With("", new("speed", AdviceState.Done)) });
        input.FoundOnce("advice-open").ShouldSatisfyAllConditions(
            finding => finding.Figure(FigureName.Open).ShouldBe(all.Count - 1), finding => finding.Remedy.ShouldBe(new Remedy.EditField(input.Id(Name), TouchpointFields.Advice)));
        input.With(Name, touchpoint => touchpoint with { Advice = AdviceChecks.Write(all.Select((item, at) => new AdviceCheck(item.Id, at == 0 ? AdviceState.NotApplicable : AdviceState.Done))) }).Found("advice-open").ShouldBeEmpty();
        input.With(Name, touchpoint => touchpoint with { Advice = "" }).Found("advice-open").ShouldBeEmpty();
        input.With(Name, touchpoint => touchpoint with { Channel = "event" }).Found("advice-open").ShouldBeEmpty();
    }

    [Fact]
    public void Consent_is_asked_before_it_is_relied_on()
    {
        var input = Maps.Sound.With(touchpoint => touchpoint.Name is "Consideration 1" or "Decision 1", touchpoint => touchpoint with { PersonalData = "Browsing", LegalBasis = LegalBasis.Consent, DataRetention = "a year" });
        input.Rules().ShouldBe(["consent-not-asked"]);
        input.FoundOnce("consent-not-asked").Touchpoints.ShouldBe([input.Id("Consideration 1"), input.Id("Decision 1")]);
        Asked("Awareness 1").Rules().ShouldBeEmpty();
        Asked("Consideration 1").Rules().ShouldBeEmpty();
        Asked("Decision 1").FoundOnce("consent-not-asked").Touchpoints.ShouldBe([input.Id("Consideration 1")]);
        Asked("Loyalty 1").FoundOnce("consent-not-asked").Touchpoints.Length.ShouldBe(2);

        CoverageInput Asked(string name) => input.With(name, touchpoint => touchpoint with { Consent = ConsentRequest.Asked });
    }

    [Fact]
    public void What_others_depend_on_behind_the_scenes_is_to_be_described()
    {
        var input = Maps.Sound;
        var (first, second) = (input.Id("Awareness 1"), input.Id("Decision 1"));
        var needs = new Transition { Id = Guid.NewGuid(), From = first, To = second, Kind = TransitionKind.Dependency };
        input = input with { Journey = input.Journey with { Transitions = [needs] } };
        input.FoundOnce("dependency-unknown").ShouldSatisfyAllConditions(finding => finding.Touchpoints.ShouldBe([second]), finding => finding.Remedy.ShouldBe(new Remedy.EditField(second, TouchpointFields.Backstage)));
        input.With("Decision 1", touchpoint => touchpoint with { Backstage = "Warehouse picks the order" }).Found("dependency-unknown").ShouldBeEmpty();
        // A way that customers go asks for nothing.
        (input with { Journey = input.Journey with { Transitions = [needs with { Kind = TransitionKind.Next }] } }).Found("dependency-unknown").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_promised_is_to_be_kept_where_it_leads()
    {
        var input = Maps.Sound.With("Awareness 1", touchpoint => touchpoint with { Channel = "search", Contact = Contact.Direct });
        var (ad, page) = (input.Id("Awareness 1"), input.Id("Consideration 1"));
        var promise = new Transition { Id = Guid.NewGuid(), From = ad, To = page, Kind = TransitionKind.Promise };
        var silent = input.Journey.Touchpoints.Where(touchpoint => touchpoint.Contact == Contact.Direct && Channels.Find(touchpoint.Channel) is { Leads: true } && touchpoint.Id != ad).Select(touchpoint => touchpoint.Id).ToList();
        input = input with { Journey = input.Journey with { Transitions = [promise] } };
        input.Found("promise-missing").SelectMany(finding => finding.Touchpoints).ShouldBe(silent);
        input.Found("promise-weak").ShouldBeEmpty();
        Audited(page, 2).FoundOnce("promise-weak").ShouldSatisfyAllConditions(finding => finding.Touchpoints.ShouldBe([page]), finding => finding.Remedy.ShouldBe(new Remedy.Audit(page)), finding => finding.Figure(FigureName.Score).ShouldBe(2));
        Audited(page, 3).Found("promise-weak").ShouldBeEmpty();
        Audited(ad, 1).Found("promise-weak").ShouldBeEmpty();
        (Audited(page, 1) with { Journey = input.Journey with { Transitions = [promise with { Kind = TransitionKind.Next }] } }).ShouldSatisfyAllConditions(
            next => next.Found("promise-weak").ShouldBeEmpty(), next => next.Found("promise-missing").ShouldBeEmpty());

        CoverageInput Audited(Guid touchpoint, int relevance) => input with
        {
            Facts = new() { Audits = input.Facts.Audits.ToDictionary(audit => audit.Key, audit => audit.Key == touchpoint ? audit.Value with { Relevance = relevance } : audit.Value), Measurements = input.Facts.Measurements },
        };
    }

    [Fact]
    public void Context_that_is_lost_is_found_and_so_are_hand_offs_that_nobody_looked_at_once_somebody_began_to_look()
    {
        var changes = Maps.Sound.Journey.Touchpoints.Zip(Maps.Sound.Journey.Touchpoints.Skip(1)).Where(pair => pair.Second.IsHandedOverFrom(pair.First)).Select(pair => pair.Second).ToList();
        changes.Count.ShouldBeGreaterThan(1);
        var input = Maps.Sound.With(changes[0].Name, touchpoint => touchpoint with { Handoff = Handoff.Lost });
        input.Rules().ShouldBe(["handoff-lost", "handoff-unknown"]);
        input.FoundOnce("handoff-lost").Touchpoints.ShouldBe([changes[0].Id]);
        input.FoundOnce("handoff-unknown").Touchpoints.ShouldBe(changes.Skip(1).Select(touchpoint => touchpoint.Id));
        input.With(_ => true, touchpoint => touchpoint with { Handoff = Handoff.Partly }).Rules().ShouldBeEmpty();
    }

    [Fact]
    public void A_journey_of_which_all_is_assumed_is_weak_and_one_observation_mends_it()
    {
        var input = Maps.Sound.With(_ => true, touchpoint => touchpoint with { Evidence = Evidence.Assumed });
        input.Rules().ShouldBe(["evidence-weak"]);
        input.FoundOnce("evidence-weak").Touchpoints.ShouldBeEmpty();
        input.With(Name, touchpoint => touchpoint with { Evidence = Evidence.Observed }).Rules().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025-11-22", Evidence.Observed, false)]
    [InlineData("2025-11-21", Evidence.Observed, true)]
    [InlineData("2025-11-21", Evidence.Assumed, false)]
    [InlineData(null, Evidence.Observed, false)]
    public void Evidence_is_old_after_twelve_months(string? date, Evidence evidence, bool found)
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with
        {
            Evidence = evidence,
            EvidenceDate = date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
        });
        input.Rules().ShouldBe(found ? ["evidence-weak"] : []);
        if (found)
            input.FoundOnce("evidence-weak").ShouldSatisfyAllConditions(
                finding => finding.Touchpoints.ShouldBe([input.Id(Name)]),
                finding => finding.Figure(FigureName.Days).ShouldBe(366));
    }
}

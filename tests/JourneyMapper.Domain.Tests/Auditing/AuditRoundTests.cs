using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Auditing;

/// <summary>A round of audits says what is wrong with it, and is shared out evenly.</summary>
public sealed class AuditRoundTests
{
    static readonly DateOnly Today = new(2026, 11, 22);
    static readonly Guid Ann = Guid.NewGuid(), Bob = Guid.NewGuid(), Zoe = Guid.NewGuid();
    static readonly Guid Bike = Guid.NewGuid(), Insurance = Guid.NewGuid();

    static readonly AuditRound Sound = new() { Id = Guid.NewGuid(), Name = " Autumn ", FirstDay = Today, DueDay = Today.AddDays(14), Journeys = [Bike, Bike], Auditors = [Ann, Bob] };

    [Fact]
    public void A_sound_round_is_accepted_with_each_journey_once()
    {
        var (round, problems) = Sound.Accept(Today);
        problems.ShouldBeEmpty();
        (round.Name, round.Journeys.Length).ShouldBe(("Autumn", 1));
        (Sound with { DueDay = Today }).Accept(Today).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Each_field_says_what_is_wrong_with_it()
    {
        (Sound with { Name = " ", FirstDay = default, DueDay = default, Journeys = [], Auditors = [] }).Accept(Today).Problems.Values.ShouldBe(Enumerable.Repeat(Problem.Required, 5));
        (Sound with { DueDay = Today.AddDays(-1) }).Accept(Today).Problems.ShouldBe(Wrong(RoundField.DueDay));
        (Sound with { DueDay = Today.AddDays(Limits.RoundDays + 1) }).Accept(Today).Problems.ShouldBe(Wrong(RoundField.DueDay));
        (Sound with { FirstDay = Today.AddDays(-Limits.RoundDays - 1), DueDay = Today.AddDays(-30) }).Accept(Today).Problems.ShouldBe(Wrong(RoundField.FirstDay));
        (Sound with { Journeys = [.. Many(Limits.RoundJourneys + 1)] }).Accept(Today).Problems.ShouldBe(Wrong(RoundField.Journeys));
        (Sound with { Auditors = [.. Many(Limits.RoundAuditors + 1)] }).Accept(Today).Problems.ShouldBe(Wrong(RoundField.Auditors));

        static IEnumerable<Guid> Many(int count) => Enumerable.Range(0, count).Select(_ => Guid.NewGuid());

        static Dictionary<RoundField, Problem> Wrong(RoundField field) => new() { [field] = Problem.OutOfRange };
    }

    [Fact]
    public void Touchpoints_are_shared_out_evenly()
    {
        var shares = AuditRound.Share(Of(Bike, 11), Auditors((Bike, [Ann, Bob, Zoe]))).ShouldNotBeNull();
        shares.CountBy(auditor => auditor).Select(count => count.Value).Order().ShouldBe([3, 4, 4]);
    }

    [Fact]
    public void Who_may_audit_one_journey_only_is_given_that_one_and_the_others_even_it_out()
    {
        List<(Guid, Guid)> touchpoints = [.. Of(Bike, 4), .. Of(Insurance, 2)];
        var shares = AuditRound.Share(touchpoints, Auditors((Bike, [Ann, Bob]), (Insurance, [Ann]))).ShouldNotBeNull();
        shares.Skip(4).ShouldAllBe(auditor => auditor == Ann);
        shares.CountBy(auditor => auditor).ToDictionary().ShouldBe(new Dictionary<Guid, int> { [Ann] = 3, [Bob] = 3 }, ignoreOrder: true);
    }

    [Fact]
    public void A_journey_that_nobody_may_audit_cannot_be_shared_out() => AuditRound.Share([.. Of(Bike, 1), .. Of(Insurance, 1)], Auditors((Bike, [Ann]))).ShouldBeNull();

    static List<(Guid Touchpoint, Guid Journey)> Of(Guid journey, int count) => [.. Enumerable.Range(0, count).Select(_ => (Guid.NewGuid(), journey))];

    static ILookup<Guid, Guid> Auditors(params (Guid Journey, Guid[] Auditors)[] all) =>
        all.SelectMany(one => one.Auditors.Select(auditor => (one.Journey, Auditor: auditor))).ToLookup(pair => pair.Journey, pair => pair.Auditor);
}

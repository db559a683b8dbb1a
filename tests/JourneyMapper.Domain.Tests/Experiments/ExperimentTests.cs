using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Experiments;

/// <summary>What experiments accept, and what their figures say.</summary>
public sealed class ExperimentTests
{
    static readonly Experiment Sound = new()
    {
        Id = Guid.NewGuid(),
        Touchpoint = Guid.NewGuid(),
        Name = "Shorter form",
        Planned = 1000,
        Baseline = 10,
        Effect = 2,
        StartsOn = new(2026, 11, 1),
        EndsOn = new(2026, 11, 30),
        Variants = Rates((1000, 100), (1000, 140)),
    };

    [Fact]
    public void Texts_are_tidied_and_figures_make_it_run()
    {
        var (accepted, problems) = (Sound with { Name = "  Shorter \n form ", Hypothesis = " Less to type \n", Deviation = 3 }).Accept();
        problems.ShouldBeEmpty();
        (accepted.Name, accepted.Hypothesis, accepted.Deviation, accepted.State).ShouldBe(("Shorter form", "Less to type", null, ExperimentState.Running));
        (Sound with { Variants = Rates((0, 0), (0, 0)) }).Accept().Experiment.State.ShouldBe(ExperimentState.Planned);
    }

    [Fact]
    public void Figures_of_the_other_kind_are_left_out()
    {
        var both = Sound.Variants.Select(variant => variant with { Mean = 7, Deviation = 2 }).ToImmutableArray();
        (Sound with { Variants = both }).Accept().Experiment.Variants.ShouldBe(Sound.Variants);
        var (means, problems) = (Sound with { Kind = ExperimentKind.Mean, Deviation = 3, Variants = both }).Accept();
        problems.ShouldBeEmpty();
        means.Variants.ShouldAllBe(variant => variant.Conversions == 0 && variant.Mean == 7);
        means.Baseline.ShouldBeNull();
    }

    [Fact]
    public void Everything_that_is_wrong_is_told()
    {
        Problems(Sound with { Name = " " }).ShouldBe([new(ExperimentField.Name, ExperimentFault.Required)]);
        Problems(Sound with { Name = new('x', Limits.Name + 1), Hypothesis = new('x', Limits.Note + 1) })
            .ShouldBe([new(ExperimentField.Name, ExperimentFault.TooLong), new(ExperimentField.Hypothesis, ExperimentFault.TooLong)]);
        Problems(Sound with { Planned = -5, Baseline = -1, Effect = -2 }).ShouldBe(
            [new(ExperimentField.Planned, ExperimentFault.Negative), new(ExperimentField.Baseline, ExperimentFault.Negative), new(ExperimentField.Effect, ExperimentFault.Negative)]);
        Problems(Sound with { Planned = 1, Baseline = 100, Effect = 0 }).ShouldAllBe(problem => problem.Fault == ExperimentFault.OutOfRange);
        Problems(Sound with { Kind = ExperimentKind.Mean, Deviation = 0 }).ShouldBe([new(ExperimentField.Deviation, ExperimentFault.OutOfRange)]);
        Problems(Sound with { EndsOn = new(2026, 10, 31) }).ShouldBe([new(ExperimentField.EndsOn, ExperimentFault.EndsBeforeStart)]);
        Problems(Sound with { StartsOn = new(1999, 12, 31) }).ShouldBe([new(ExperimentField.StartsOn, ExperimentFault.NoDay)]);
        Problems(Sound with { Variants = Rates((10, 1)) }).ShouldBe([new(ExperimentField.Variants, ExperimentFault.Number)]);
        Problems(Sound with { Variants = Rates([.. Enumerable.Repeat((10L, 1L), Limits.Variants + 1)]) }).ShouldBe([new(ExperimentField.Variants, ExperimentFault.Number)]);
        Problems(Sound with { Variants = Rates((-1, 0), (10, 11), (10, -1), (Limits.Visitors + 1, 0)) }).ShouldBe(
        [
            new(ExperimentField.Count, ExperimentFault.Negative, 0), new(ExperimentField.Conversions, ExperimentFault.AboveCount, 1),
            new(ExperimentField.Conversions, ExperimentFault.Negative, 2), new(ExperimentField.Count, ExperimentFault.OutOfRange, 3),
        ]);
        Problems(Sound with { Variants = [.. Sound.Variants.Select(variant => variant with { Name = variant.Name == "A" ? "new" : "New" })] })
            .ShouldBe([new(ExperimentField.VariantName, ExperimentFault.NameTwice, 1)]);
        Problems(Sound with { Kind = ExperimentKind.Mean, Variants = Means((10, 5, -1), (10, Limits.Number + 1, 1)) })
            .ShouldBe([new(ExperimentField.VariantDeviation, ExperimentFault.Negative, 0), new(ExperimentField.Mean, ExperimentFault.OutOfRange, 1)]);
    }

    [Theory]
    [InlineData(100, 140, Direction.Up, Verdict.Better, 1)]
    [InlineData(140, 100, Direction.Up, Verdict.Worse, 0)]
    [InlineData(140, 100, Direction.Down, Verdict.Better, 1)]
    [InlineData(100, 140, Direction.Down, Verdict.Worse, 0)]
    [InlineData(100, 105, Direction.Up, Verdict.NoDifference, -1)]
    [InlineData(0, 0, Direction.Up, Verdict.NotEnoughData, -1)]
    [InlineData(2, 7, Direction.Up, Verdict.NotEnoughData, -1)]
    public void The_verdict_knows_which_way_is_better_and_when_the_test_is_not_reliable(long first, long second, Direction better, Verdict expected, int best)
    {
        var result = ExperimentResult.Of(Sound with { Variants = Rates((1000, first), (1000, second)) }, better);
        result.Verdict.ShouldBe(expected);
        result.Best?.Name.ShouldBe(best == 1 ? "B" : "A");
        (result.Best is null).ShouldBe(best < 0);
    }

    [Fact]
    public void Small_expected_counts_are_said_to_be_unreliable_but_still_computed()
    {
        var result = ExperimentResult.Of(Sound with { Variants = Rates((1000, 2), (1000, 7)) }, Direction.Up);
        result.Variants[1].Comparison.ShouldNotBeNull().IsReliable.ShouldBeFalse();
        // Ten in 2,000 are five in each cell.
        ExperimentResult.Of(Sound with { Variants = Rates((1000, 2), (1000, 8)) }, Direction.Up).Variants[1].Comparison.ShouldNotBeNull().IsReliable.ShouldBeTrue();
    }

    [Fact]
    public void Looking_before_the_planned_size_is_reached_is_peeking()
    {
        ExperimentResult.Of(Sound, Direction.Up).IsEarly.ShouldBeFalse();
        ExperimentResult.Of(Sound with { Variants = Rates((1000, 100), (999, 140)) }, Direction.Up).IsEarly.ShouldBeTrue();
        ExperimentResult.Of(Sound with { Planned = null, Variants = Rates((10, 1), (10, 4)) }, Direction.Up).IsEarly.ShouldBeFalse();
        ExperimentResult.Of(Sound with { Variants = Rates((0, 0), (0, 0)) }, Direction.Up).IsEarly.ShouldBeFalse();
    }

    [Fact]
    public void Several_variants_are_each_compared_with_the_first_and_corrected()
    {
        var two = ExperimentResult.Of(Sound with { Variants = Rates((1000, 100), (1000, 129)) }, Direction.Up);
        var four = ExperimentResult.Of(Sound with { Variants = Rates((1000, 100), (1000, 129), (1000, 100), (1000, 160)) }, Direction.Up);
        (two.Confidence, two.Verdict).ShouldBe((0.95, Verdict.Better));
        four.Confidence.ShouldBe(1 - (0.05 / 3), 1e-15);
        four.Variants[0].Comparison.ShouldBeNull();
        four.Variants[1].Comparison!.PValue.ShouldBe(3 * two.Variants[1].Comparison!.PValue, 1e-12);
        (four.Variants[1].Comparison!.Upper - four.Variants[1].Comparison!.Lower).ShouldBeGreaterThan(two.Variants[1].Comparison!.Upper - two.Variants[1].Comparison!.Lower);
        four.Variants.Select(variant => variant.Verdict).Skip(1).ShouldBe([Verdict.NoDifference, Verdict.NoDifference, Verdict.Better]);
        (four.Verdict, four.Best!.Name).ShouldBe((Verdict.Better, "D"));
        ExperimentResult.Of(Sound with { Variants = Rates((1000, 200), (1000, 100), (1000, 90)) }, Direction.Up).Verdict.ShouldBe(Verdict.Worse);
        ExperimentResult.Of(Sound with { Variants = Rates((1000, 200), (1000, 100), (1000, 190)) }, Direction.Up).Verdict.ShouldBe(Verdict.NoDifference);
        ExperimentResult.Of(Sound with { Variants = Rates((1000, 200), (1000, 100), (0, 0)) }, Direction.Up).Verdict.ShouldBe(Verdict.NotEnoughData);
        four.Variants[1].Comparison!.PValue.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Means_are_compared_by_Welch_and_need_values_that_differ()
    {
        var experiment = Sound with { Kind = ExperimentKind.Mean, Variants = Means((200, 40, 10), (200, 44, 12)) };
        var result = ExperimentResult.Of(experiment, Direction.Up);
        (result.Verdict, result.Best!.Name, result.Variants[1].Value).ShouldBe((Verdict.Better, "B", 44));
        result.Variants[1].Comparison!.Uplift.ShouldNotBeNull().ShouldBe(0.1, 1e-12);
        ExperimentResult.Of(experiment with { Variants = Means((200, 40, 0), (200, 44, 0)) }, Direction.Up).Verdict.ShouldBe(Verdict.NotEnoughData);
        ExperimentResult.Of(experiment with { Variants = Means((1, 40, 3), (200, 44, 3)) }, Direction.Up).Verdict.ShouldBe(Verdict.NotEnoughData);
    }

    [Fact]
    public void What_is_needed_follows_the_direction_and_the_number_of_variants()
    {
        Sound.Needed(Direction.Up).ShouldBe(SampleSize.OfRates(0.1, 0.12));
        Sound.Needed(Direction.Down).ShouldBe(SampleSize.OfRates(0.1, 0.08));
        (Sound with { Variants = Rates((0, 0), (0, 0), (0, 0)) }).Needed(Direction.Up).ShouldBe(SampleSize.OfRates(0.1, 0.12, 0.025));
        (Sound with { Effect = 10 }).Needed(Direction.Down).ShouldBeNull();
        (Sound with { Baseline = null }).Needed(Direction.Up).ShouldBeNull();
        (Sound with { Effect = null }).Needed(Direction.Up).ShouldBeNull();
        (Sound with { Kind = ExperimentKind.Mean, Deviation = 4, Effect = 2 }).Needed(Direction.Up).ShouldBe(64);
        (Sound with { Kind = ExperimentKind.Mean, Deviation = null }).Needed(Direction.Up).ShouldBeNull();
    }

    static IReadOnlyList<ExperimentProblem> Problems(Experiment experiment) => experiment.Accept().Problems;

    static ImmutableArray<ExperimentVariant> Rates(params (long Count, long Conversions)[] figures) =>
        [.. figures.Select((figure, place) => new ExperimentVariant { Id = Id(place), Name = Name(place), Count = figure.Count, Conversions = figure.Conversions })];

    static ImmutableArray<ExperimentVariant> Means(params (long Count, decimal Mean, decimal Deviation)[] figures) =>
        [.. figures.Select((figure, place) => new ExperimentVariant { Id = Id(place), Name = Name(place), Count = figure.Count, Mean = figure.Mean, Deviation = figure.Deviation })];

    static string Name(int place) => ((char)('A' + place)).ToString();

    static Guid Id(int place) => new(place + 1, 0, 0, new byte[8]);
}

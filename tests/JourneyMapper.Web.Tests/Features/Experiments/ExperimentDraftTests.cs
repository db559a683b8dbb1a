using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Web.Features.Experiments;

namespace JourneyMapper.Web.Tests.Features.Experiments;

/// <summary>What is typed and pasted, in its language.</summary>
public sealed class ExperimentDraftTests
{
    public ExperimentDraftTests() => Speak("en");

    [Fact]
    public void A_new_one_has_two_variants_and_complains_only_when_it_is_to_be_saved()
    {
        var draft = New();
        draft.Variants.Select(variant => variant.Name).ShouldBe(["A", "B"]);
        draft.Error(ExperimentField.Name).ShouldBeNull();
        draft.Try().ShouldBeNull();
        draft.Error(ExperimentField.Name).ShouldBe("Please fill this in.");
        draft.Name = "Shorter form";
        draft.Try().ShouldNotBeNull().Variants.ShouldAllBe(variant => variant.Count == 0);
    }

    [Fact]
    public void Each_wrong_field_says_what_is_wrong_with_it_and_keeps_what_was_typed()
    {
        var draft = New("Shorter form");
        (draft.Planned, draft.Baseline, draft.Effect) = ("a lot", "-3", "2.5.1");
        (draft.StartsOn, draft.EndsOn) = (new(2026, 11, 2), new(2026, 11, 1));
        (draft.Variants[0].Count, draft.Variants[0].Conversions) = ("100", "101");
        (draft.Variants[1].Count, draft.Variants[1].Conversions) = ("-4", "1.5");

        draft.Try().ShouldBeNull();

        draft.Error(ExperimentField.Planned).ShouldBe("“a lot” is no number. Write it like 1,234.5.");
        draft.Error(ExperimentField.Baseline).ShouldBe("This number cannot be negative.");
        draft.Error(ExperimentField.Effect).ShouldBe("“2.5.1” is no number. Write it like 1,234.5.");
        draft.Error(ExperimentField.EndsOn).ShouldBe("The last day lies before the first.");
        draft.Error(ExperimentField.Conversions, 0).ShouldBe("More conversions than visitors: that cannot be.");
        draft.Error(ExperimentField.Count, 1).ShouldBe("This number cannot be negative.");
        draft.Error(ExperimentField.Conversions, 1).ShouldBe("A whole number, please.");
        (draft.Planned, draft.Variants[1].Conversions).ShouldBe(("a lot", "1.5"));
    }

    [Fact]
    public void Numbers_are_written_as_the_language_writes_them()
    {
        Speak("fr");
        var draft = New("Formulaire court");
        (draft.Baseline, draft.Effect, draft.Planned) = ("10,5", "2", "3 900");
        draft.Needed(Direction.Up).ShouldBe(SampleSize.OfRates(0.105, 0.125));
        var experiment = draft.Try().ShouldNotBeNull();
        (experiment.Baseline, experiment.Planned).ShouldBe((10.5m, 3900));
        new ExperimentDraft(experiment, CultureInfo.CurrentCulture).Baseline.ShouldBe("10,5");
        draft.Baseline = "10.5";
        draft.Try().ShouldBeNull();
        draft.Error(ExperimentField.Baseline).ShouldNotBeNull().Replace('\u00a0', ' ').ShouldStartWith("« 10.5 » n’est pas un nombre.");
    }

    [Fact]
    public void Means_need_their_mean_and_deviation_once_something_was_counted()
    {
        var draft = New("Order value");
        draft.Kind = ExperimentKind.Mean;
        draft.Try().ShouldNotBeNull();
        draft.Variants[0].Count = "20";
        draft.Try().ShouldBeNull();
        draft.Error(ExperimentField.Mean, 0).ShouldBe("Please fill this in.");
        draft.Error(ExperimentField.VariantDeviation, 0).ShouldBe("Please fill this in.");
        (draft.Variants[0].Mean, draft.Variants[0].Deviation) = ("41.25", "-3");
        draft.Try().ShouldBeNull();
        draft.Error(ExperimentField.VariantDeviation, 0).ShouldBe("This number cannot be negative.");
        draft.Variants[0].Deviation = "9";
        draft.Try().ShouldNotBeNull().Variants[0].Mean.ShouldBe(41.25m);
    }

    [Theory]
    [InlineData("A\t1,190\t71\nB\t1,204\t96", "en")]
    [InlineData("Variant;Visitors;Conversions\nA;1190;71\n\nB;1204;96;;", "en")]
    [InlineData("variant,visitors,conversions\r\nA,1190,71\r\nB,1204,96\r\n", "en")]
    [InlineData("A\t1 190\t71\nB\t1 204\t96", "fr")]
    [InlineData("A,1190,71\nB,1204,96", "fr")]
    public void Rows_are_read_with_any_usual_mark_between_their_cells(string text, string language)
    {
        Speak(language);
        var rows = FigureRows.Read(text, ExperimentKind.Conversion, CultureInfo.CurrentCulture);
        rows.Problem.ShouldBeNull();
        rows.Variants.Select(variant => (variant.Name, variant.Count, variant.Conversions)).ShouldBe([("A", 1190, 71), ("B", 1204, 96)]);
    }

    [Theory]
    [InlineData("A;20;41,5;9,25", "fr")]
    [InlineData("A,20,41.5,9.25", "fr")]
    [InlineData("A\t20\t41.5\t9.25", "en")]
    public void Means_are_read_with_the_decimals_of_their_language_or_of_programs(string text, string language)
    {
        Speak(language);
        var variant = FigureRows.Read(text, ExperimentKind.Mean, CultureInfo.CurrentCulture).Variants.ShouldHaveSingleItem();
        (variant.Count, variant.Mean, variant.Deviation).ShouldBe((20, 41.5m, 9.25m));
    }

    [Theory]
    [InlineData("", "There is nothing to take over yet.")]
    [InlineData("A\t10", "Row 1: It needs three cells: variant, visitors, conversions.")]
    [InlineData("A\t10\t1\nB\t10\t11", "Row 2: More conversions than visitors: that cannot be.")]
    [InlineData("A\t10\t1\nB\t-10\t1", "Row 2: This number cannot be negative.")]
    [InlineData("A\t10\t1\na\t10\t1", "Row 2: Another variant has this name.")]
    [InlineData("A\t10\tmany", "Row 1: “many” is no number. Write it like 1,234.5.")]
    [InlineData("A\t10\t1.5", "Row 1: A whole number, please.")]
    [InlineData("\t10\t1", "Row 1: Please fill this in.")]
    [InlineData("A;1;1\nB;1;1\nC;1;1\nD;1;1\nE;1;1\nF;1;1", "An experiment has 2 to 5 variants.")]
    public void A_wrong_row_is_named_and_nothing_is_taken(string text, string problem)
    {
        var rows = FigureRows.Read(text, ExperimentKind.Conversion, CultureInfo.CurrentCulture);
        rows.Problem.ShouldBe(problem);
        rows.Variants.ShouldBeEmpty();
    }

    [Fact]
    public void Pasted_figures_find_their_variants_by_name_and_others_take_those_without_figures()
    {
        var draft = New("Shorter form");
        draft.Take(FigureRows.Read("As before\t10\t1\nb\t20\t2\nThird\t30\t3", ExperimentKind.Conversion, CultureInfo.CurrentCulture).Variants);
        draft.Variants.Select(variant => (variant.Name, variant.Count)).ShouldBe([("As before", "10"), ("b", "20"), ("Third", "30")]);
        draft.Take(FigureRows.Read("Third\t33\t3", ExperimentKind.Conversion, CultureInfo.CurrentCulture).Variants);
        draft.Variants.Select(variant => variant.Count).ShouldBe(["10", "20", "33"]);
    }

    static ExperimentDraft New(string name = "") => new(new() { Id = Guid.NewGuid(), Touchpoint = Guid.NewGuid(), Name = name }, CultureInfo.CurrentCulture);

    static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}

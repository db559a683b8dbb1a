using System.Globalization;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Funnels;

namespace JourneyMapper.Web.Tests.Features.Funnels;

public sealed class PastedFiguresTests
{
    static readonly DateOnly June = new(2026, 6, 1);
    static readonly DateOnly Latest = new(2026, 11, 22);

    [Fact]
    public void Cells_fill_the_table_from_a_place_on() =>
        Read("1,200\t408\n\t204\r\n", [Stage.Consideration, Stage.Decision]).Figures.ShouldBe([new(June, Stage.Consideration, 1200), new(June, Stage.Decision, 408), new(June.AddMonths(1), Stage.Decision, 204)]);

    [Fact]
    public void An_empty_row_is_a_month_without_news() =>
        Read("1\n\n3").Figures.ShouldBe([new(June, Stage.Awareness, 1), new(June.AddMonths(2), Stage.Awareness, 3)]);

    [Theory]
    [InlineData("en", "Month\tAwareness\tConsideration\n2026-03\t10\t5\n2026-04\t11\t6")]
    [InlineData("en", "Mar 2026;10;5\nApril 2026;11;6")]
    [InlineData("fr", "Mois;Sensibilisation;Considération\nmars 2026;10;5\n04/2026;11;6;;")]
    [InlineData("en", "2026-03-31\t10\t5\n2026-04-30\t11\t6")]
    public void Rows_that_name_their_month_are_of_that_month(string culture, string text) => Read(text, culture: culture).Figures.ShouldBe(
    [
        new(new(2026, 3, 1), Stage.Awareness, 10), new(new(2026, 3, 1), Stage.Consideration, 5), new(new(2026, 4, 1), Stage.Awareness, 11), new(new(2026, 4, 1), Stage.Consideration, 6),
    ]);

    [Fact]
    public void Numbers_are_those_of_the_reader()
    {
        Read("1\u202f200;3", culture: "fr").Figures.Select(figure => figure.People).ShouldBe([1200, 3]);
        Read("1,200\t3", culture: "fr").Problems.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("10\tmany", "Row 1: “many” is not a number. Write it like 1,234.")]
    [InlineData("10\t2.5", "Row 1: People are counted in whole numbers.")]
    [InlineData("10\n-3", "Row 2: It cannot be less than 0.")]
    [InlineData("1\t2\t3", "Row 1 has more figures than the 2 stages that there are from here on.")]
    [InlineData("2026-12\t5", "December 2026: This month has not begun yet.")]
    [InlineData("2026-03\t5\n2026-03\t6", "March 2026: This month and stage are there twice.")]
    public void One_mistake_takes_nothing_and_says_where_it_is(string text, string problem)
    {
        var read = Read(text, [Stage.Awareness, Stage.Consideration]);
        read.Problems.ShouldBe([problem]);
        read.Figures.ShouldBeEmpty();
    }

    [Fact]
    public void Too_much_at_once_is_told()
    {
        Read(new string('1', PastedFigures.Longest + 1)).Problems.ShouldHaveSingleItem();
        Read(string.Join('\n', Enumerable.Repeat("1", FunnelService.Most + 1))).Problems.ShouldContain("At most 600 figures at once.");
    }

    static PastedFigures Read(string text, Stage[]? stages = null, string culture = "en")
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return PastedFigures.Read(text, June, stages ?? [.. Stages.All], Latest, CultureInfo.CurrentCulture);
    }
}

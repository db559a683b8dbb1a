using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Records;

public sealed class RankTests
{
    [Fact]
    public void Between_any_two_ranks_lies_another() => Property.Holds(generate =>
    {
        List<Rank> order = [Rank.Middle];
        for (var i = 0; i < 300; i++)
        {
            var at = generate.OnceIn(3) ? order.Count / 2 : generate.Below(order.Count + 1);
            Rank? lower = at == 0 ? null : order[at - 1];
            Rank? upper = at == order.Count ? null : order[at];
            var rank = Rank.Between(lower, upper);
            (lower is null || lower < rank).ShouldBeTrue($"{rank} is not behind {lower}");
            (upper is null || rank < upper).ShouldBeTrue($"{rank} is not before {upper}");
            Rank.Parse(rank.Text).ShouldBe(rank);
            order.Insert(at, rank);
        }

        order.Select(rank => rank.Text).ShouldBe(order.Select(rank => rank.Text).Order(StringComparer.Ordinal));
    }, cases: 50);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Thousands_of_insertions_at_one_place_stay_reasonably_short(bool alwaysBehindTheLower)
    {
        var (lower, upper) = (Rank.Middle, Rank.Between(Rank.Middle, null));
        for (var i = 0; i < 3000; i++)
        {
            var rank = Rank.Between(lower, upper);
            if (alwaysBehindTheLower)
                upper = rank;
            else
                lower = rank;
        }

        (alwaysBehindTheLower ? upper : lower).Text.Length.ShouldBeLessThan(700);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Appending_a_thousand_at_either_end_does_not_lengthen_ranks(bool atTheEnd)
    {
        var rank = Rank.Middle;
        for (var i = 0; i < 1000; i++)
        {
            var next = atTheEnd ? Rank.Between(rank, null) : Rank.Between(null, rank);
            (atTheEnd ? rank < next : next < rank).ShouldBeTrue();
            rank = next;
        }

        rank.Text.Length.ShouldBe(Rank.Middle.Text.Length);
    }

    [Fact]
    public void There_is_no_rank_between_a_rank_and_itself_or_an_earlier_one()
    {
        var later = Rank.Between(Rank.Middle, null);
        Should.Throw<ArgumentException>(() => Rank.Between(later, later));
        Should.Throw<ArgumentException>(() => Rank.Between(later, Rank.Middle));
    }

    [Fact]
    public void A_rank_that_was_never_set_is_the_middle_one()
    {
        default(Rank).ShouldBe(Rank.Middle);
        default(Rank).GetHashCode().ShouldBe(Rank.Middle.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("V000")]
    [InlineData("V0000-")]
    [InlineData("V0000é")]
    [InlineData("V000000")]
    [InlineData("V00000V0")]
    public void A_text_that_leaves_no_room_before_it_or_is_no_number_is_no_rank(string text) =>
        Should.Throw<FormatException>(() => Rank.Parse(text));
}

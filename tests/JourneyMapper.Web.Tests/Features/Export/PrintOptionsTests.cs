using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Map;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Tests.Features.Export;

public sealed class PrintOptionsTests
{
    [Fact]
    public void Nothing_said_means_a4_landscape_in_the_layout_that_suits_with_all_lanes()
    {
        var options = Parse("", out var problem).ShouldNotBeNull();

        problem.ShouldBeNull();
        (options.Paper, options.Orientation, options.Layout).ShouldBe((Paper.A4, Orientation.Landscape, PrintLayout.Automatic));
        options.Lanes.ShouldBe(Lanes.All);
        options.Shown.ShouldBe(Lanes.All.Where(lane => lane != TouchpointFields.Kpis), "a map without KPIs has no lane for them on paper");
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var options = new PrintOptions { Paper = Paper.Letter, Orientation = Orientation.Portrait, Layout = PrintLayout.Tiled, Lanes = [TouchpointFields.Name, TouchpointFields.PainPoints], Fields = [TouchpointFields.Description, TouchpointFields.Evidence], HasComments = true, Language = "fr" };

        var read = Parse(options.ToQuery(), out _).ShouldNotBeNull();
        (read.Paper, read.Orientation, read.Layout).ShouldBe((options.Paper, options.Orientation, options.Layout));
        read.Lanes.ShouldBe(options.Lanes);
        read.Fields.ShouldBe(options.Fields);
        (read.HasOpportunities, read.HasComments, read.Language).ShouldBe((false, true, "fr"));
    }

    [Theory]
    [InlineData("lanes=", new[] { nameof(TouchpointFields.Name) })]
    [InlineData("lanes=opportunities,action", new[] { nameof(TouchpointFields.Name), nameof(TouchpointFields.Action), nameof(TouchpointFields.Opportunities) })]
    public void The_touchpoints_lane_is_always_there_and_lanes_keep_the_order_of_the_map(string query, string[] lanes) =>
        Parse(query, out _).ShouldNotBeNull().Lanes.Select(lane => lane.Id).ShouldBe(lanes);

    [Theory]
    [InlineData("paper=a5", "a5")]
    [InlineData("paper=A4", "A4")]
    [InlineData("paper=1", "1")]
    [InlineData("paper=", "paper")]
    [InlineData("paper=a4&paper=a3", "paper")]
    [InlineData("orientation=upside-down", "upside-down")]
    [InlineData("layout=none", "none")]
    [InlineData("lanes=action,nothing", "nothing")]
    [InlineData("fields=owner,colour", "colour")]
    [InlineData("lists=comments,secrets", "secrets")]
    [InlineData("language=de", "de")]
    [InlineData("papers=a4", "papers")]
    public void What_is_not_known_is_refused_and_named(string query, string named)
    {
        Parse(query, out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(named);
    }

    [Fact]
    public void The_refusal_is_in_the_readers_language_and_says_what_is_possible()
    {
        CultureInfo.CurrentUICulture = new("fr");

        Parse("paper=a5", out var problem).ShouldBeNull();
        problem.ShouldBe("« a5 » n’est pas une valeur pour « paper ». Valeurs possibles : a4, a3, letter, tabloid, poster.".Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal).Replace(" :", "\u00a0:", StringComparison.Ordinal));
    }

    static PrintOptions? Parse(string query, out string? problem) => PrintOptions.Parse(QueryHelpers.ParseQuery(query), out problem);
}

using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Board.Pasting;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>What is made of cells that come from a spreadsheet.</summary>
public sealed class PastedTableTests
{
    [Fact]
    public void Titles_say_what_columns_hold_in_either_language_and_others_are_left_out()
    {
        var table = PastedTable.Read("Point de contact\tBudget\tthought\tCanal\r\nRadio\t100\tLoud\tE-mail\r\n\r\nFair\t\t\t\r\n", ChannelLibrary.BuiltIn);
        table.HasTitles.ShouldBeTrue();
        table.Columns.ShouldBe([TouchpointFields.Name, null, TouchpointFields.Thought, TouchpointFields.Channel]);
        var touchpoints = table.Touchpoints();
        touchpoints.Select(touchpoint => (touchpoint.Number, touchpoint.Name, touchpoint.Wrong)).ShouldBe([(2, "Radio", null), (3, "Fair", null)]);
        touchpoints[0].Values[TouchpointFields.Thought].ShouldBe("Loud");
        touchpoints[0].Values[TouchpointFields.Channel].ShouldBe("email");
        touchpoints[1].Values.Keys.ShouldBe([TouchpointFields.Name]);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void What_the_product_calls_a_field_is_a_title(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        foreach (var field in PastedTable.Fields)
            PastedTable.Read($"{TouchpointFields.Name.LaneTitle()}\t{field.Name()}\nRadio\tx", ChannelLibrary.BuiltIn).Columns
                .ShouldBe(field == TouchpointFields.Name ? [TouchpointFields.Name, null] : [TouchpointFields.Name, field], $"{field.Name()}");
    }

    [Theory]
    [InlineData("15", null)]
    [InlineData("1000", Problem.OutOfRange)]
    [InlineData("soon", Problem.Unknown)]
    public void Lengths_of_time_are_taken(string typed, Problem? problem)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var touchpoint = PastedTable.Read($"Name\tHow long it takes\tHow long it takes: unit\nRadio\t{typed}\thours", ChannelLibrary.BuiltIn).Touchpoints().ShouldHaveSingleItem();
        touchpoint.Wrong.ShouldBe(problem is { } why ? (TouchpointFields.Takes, why) : null);
        touchpoint.Values[TouchpointFields.TakesUnit].ShouldBe("Hour");
    }

    [Fact]
    public void Without_titles_the_order_counts_and_a_cell_may_have_several_lines()
    {
        var table = PastedTable.Read("Radio\tHears\t\"So loud\nand \"\"fun\"\"\"\tToo often\nFair\tLooks\tNice\tFar away", ChannelLibrary.BuiltIn);
        table.HasTitles.ShouldBeFalse();
        table.Columns.ShouldBe(PastedTable.Fields.Take(4));
        PastedTable.Fields.Take(3).ShouldBe([TouchpointFields.Name, TouchpointFields.Action, TouchpointFields.Thought]);
        table.Touchpoints()[0].Values[TouchpointFields.Thought].ShouldBe("So loud\nand \"fun\"");
    }

    [Fact]
    public void A_column_that_is_assigned_anew_leaves_its_field_to_no_other()
    {
        var table = PastedTable.Read("Hears\tRadio", ChannelLibrary.BuiltIn).With(1, TouchpointFields.Name);
        table.Columns.ShouldBe([null, TouchpointFields.Name]);
        table.Touchpoints()[0].Name.ShouldBe("Radio");
        table.With(1, null).Touchpoints()[0].Wrong.ShouldBe((TouchpointFields.Name, Problem.Required));
    }

    [Theory]
    [InlineData("Name\tEmotion\nRadio\t−1", "-1", null)]
    [InlineData("Name\tEmotion\nRadio\t+2", "2", null)]
    [InlineData("Name\tEmotion\nRadio\tgreat", "great", Problem.OutOfRange)]
    [InlineData("Name\tEmotion\nRadio\t7", "7", Problem.OutOfRange)]
    public void Emotions_are_read_as_people_write_them(string text, string value, Problem? problem)
    {
        var touchpoint = PastedTable.Read(text, ChannelLibrary.BuiltIn).Touchpoints().ShouldHaveSingleItem();
        touchpoint.Values[TouchpointFields.Emotion].ShouldBe(value);
        (touchpoint.Wrong?.Problem).ShouldBe(problem);
    }

    [Fact]
    public void What_is_too_long_or_unknown_or_nameless_is_said()
    {
        PastedTable.Read($"Name\tChannel\n{new string('n', TouchpointFields.Name.Limit + 1)}\tEmail", ChannelLibrary.BuiltIn).Touchpoints()[0].Wrong.ShouldBe((TouchpointFields.Name, Problem.TooLong));
        PastedTable.Read("Name\tChannel\nRadio\tPigeon", ChannelLibrary.BuiltIn).Touchpoints()[0].Wrong.ShouldBe((TouchpointFields.Channel, Problem.Unknown));
        PastedTable.Read("Name\tAction\n\tLooks", ChannelLibrary.BuiltIn).Touchpoints()[0].Wrong.ShouldBe((TouchpointFields.Name, Problem.Required));
    }

    [Fact]
    public void Too_many_rows_columns_and_characters_are_not_taken()
    {
        PastedTable.Read(string.Join('\n', Enumerable.Range(0, PastedTable.Most + 1).Select(i => $"T{i}\ta")), ChannelLibrary.BuiltIn).TooMany.ShouldBeTrue();
        PastedTable.Read("Name\tAction\n" + string.Join('\n', Enumerable.Range(0, PastedTable.Most).Select(i => $"T{i}\ta")), ChannelLibrary.BuiltIn).TooMany.ShouldBeFalse();
        PastedTable.Read($"A\t{new string('x', PastedTable.Longest)}", ChannelLibrary.BuiltIn).TooMany.ShouldBeTrue();
        PastedTable.Read(string.Join('\t', Enumerable.Repeat("x", 500)), ChannelLibrary.BuiltIn).Columns.Length.ShouldBe(PastedTable.MostColumns);
        PastedTable.Read("", ChannelLibrary.BuiltIn).Touchpoints().ShouldBeEmpty();
    }

    [Fact]
    public void A_stray_quotation_mark_costs_nothing()
    {
        PastedTable.Read("Screen 24\"\tLooks\n\"Open\tend", ChannelLibrary.BuiltIn).Rows.ShouldNotBeEmpty();
        PastedTable.Read("Screen 24\"\tLooks", ChannelLibrary.BuiltIn).Touchpoints()[0].Name.ShouldBe("Screen 24\"");
    }

    [Fact]
    public void Channels_are_found_by_what_the_workspace_calls_them_and_by_what_they_were_called()
    {
        var platform = new Channel(Channels.NewOwnId(), Setting.Digital, Contact.Direct, Ownership.Paid, new("Instagram", "Instagram")) { Parent = "social" };
        var library = ChannelLibrary.Of([Channels.Find("store")! with { Name = new("Boutique", "Boutique") }, platform], [], 1);
        foreach (var (cell, id) in new[] { ("boutique", "store"), ("Magasin", "store"), ("instagram", platform.Id), (library.LabelOf(platform), platform.Id), ("phone", "phone") })
            PastedTable.Read($"Name\tChannel\nShop\t{cell}", library).Touchpoints().ShouldHaveSingleItem().Values[TouchpointFields.Channel].ShouldBe(id);
    }
}

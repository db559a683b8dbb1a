using System.Text;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis.Cells;
using JourneyMapper.Web.Tests.Features.Kpis;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>How a file is to be read is guessed from its beginning, and asked where it has two meanings.</summary>
public sealed class SuggestionTests : IAsyncLifetime
{
    ImportRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ImportRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Theory]
    [InlineData("Touchpoint,KPI,Date,Value\nStore,conversion-rate,2026-11-20,1.5", ',')]
    [InlineData("Point de contact;Indicateur;Date;Valeur\nStore;Taux de conversion;20/11/2026;1,5", ';')]
    [InlineData("touchpoint id\tkpi id\tday\tamount\nStore\tconversion-rate\t20.11.2026\t1.5", '\t')]
    [InlineData("Contact point|Metric|Jour|Résultat\nStore|conversion-rate|2026-11-20|1.5", '|')]
    public async Task Delimiter_and_columns_are_guessed_in_both_languages(string text, char delimiter)
    {
        var choices = (await SuggestAsync(text)).Choices;
        choices.Format.ShouldBe(new(delimiter, CsvEncoding.Utf8, HasHeader: true));
        choices.Columns.ShouldBe(new ImportColumns(null, 0, 1, 2, 3));
        choices.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task Columns_without_telling_titles_are_guessed_by_what_they_hold()
    {
        var withTitles = (await SuggestAsync("A,B,C,D,E\nBuying a road bike,20/11/2026,3,Store,conversion-rate")).Choices;
        withTitles.Columns.ShouldBe(new ImportColumns(0, 3, 4, 1, 2));
        var without = await SuggestAsync("Store,conversion-rate,2026-11-20,3\nStore,conversion-rate,2026-11-21,4");
        without.Choices.Format.HasHeader.ShouldBeFalse();
        without.Choices.Columns.ShouldBe(new ImportColumns(null, 0, 1, 2, 3));
        without.Titles.ShouldBe(["", "", "", ""]);
    }

    [Theory]
    [InlineData("20/11/2026,03/04/2026", "en", DayForm.DayFirst)]
    [InlineData("11/20/2026,03/04/2026", "fr", DayForm.MonthFirst)]
    [InlineData("03/04/2026", "fr", DayForm.DayFirst)]
    [InlineData("03/04/2026", "en", null)]
    [InlineData("2026-04-03", "en", DayForm.YearFirst)]
    public async Task Dates_that_can_be_two_days_are_asked_about(string dates, string culture, DayForm? expected) =>
        (await SuggestAsync("Date\tTouchpoint\n" + string.Join('\n', dates.Split(',').Select(date => date + "\tStore")), culture)).Choices.Days.ShouldBe(expected);

    [Theory]
    [InlineData("1.5|2", "en", NumberForm.Point)]
    [InlineData("1,5|2", "en", NumberForm.Comma)]
    [InlineData("1,234.5|2", "en", NumberForm.PointWithCommas)]
    [InlineData("1.234,5|2", "en", NumberForm.CommaWithPoints)]
    [InlineData("1,234|2", "en", null)]
    [InlineData("1,234|2", "fr", NumberForm.Comma)]
    public async Task Numbers_that_can_be_two_are_asked_about(string numbers, string culture, NumberForm? expected) =>
        (await SuggestAsync("Value\tTouchpoint\n" + string.Join('\n', numbers.Split('|').Select(number => number + "\tStore")), culture)).Choices.Numbers.ShouldBe(expected);

    [Fact]
    public async Task The_line_in_which_Excel_names_the_delimiter_is_no_row()
    {
        var suggestion = await SuggestAsync("sep=;\nTouchpoint;KPI;Date;Value\nStore;conversion-rate;2026-11-20;1");
        suggestion.Choices.Format.Delimiter.ShouldBe(';');
        suggestion.Titles.ShouldBe(["Touchpoint", "KPI", "Date", "Value"]);
    }

    [Fact]
    public async Task The_preview_shows_what_was_understood_and_what_was_not()
    {
        var file = await room.FileAsync(ImportRoom.Csv("Store,Taux de conversion,2026-11-20,1.5", "Nowhere,conversion-rate,2026-11-20,x"));
        var book = await room.Import.IndexAsync(JourneyDatabase.Reader);
        var preview = ImportPreview.Read(file, (await room.SuggestAsync(file)).Suggestion!.Choices, book, MeasuringRoom.Today);
        preview.Problem.ShouldBeNull();
        var (fine, wrong) = (preview.Rows[0], preview.Rows[1]);
        (fine.Target!.Place.Touchpoint, fine.Target.Kpi.Id, fine.Day, fine.Value).ShouldBe((room.Measuring.Store.Id, MeasuringRoom.Conversion, new DateOnly(2026, 11, 20), 1.5m));
        fine.Problems.ShouldBeEmpty();
        wrong.Problems.Select(problem => problem.Field).ShouldBe([ImportField.Value, ImportField.Touchpoint]);
        wrong.Texts[(int)ImportField.Touchpoint].ShouldBe("Nowhere");
    }

    async Task<ImportSuggestion> SuggestAsync(string text, string culture = "en") => (await room.SuggestAsync(await room.FileAsync(text), culture)).Suggestion.ShouldNotBeNull();
}

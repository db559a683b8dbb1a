using System.Globalization;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Funnels;

/// <summary>
/// Cells that were copied from a spreadsheet, or the lines of a CSV file: a month in each row, a stage in each column. They fill the table from one place on; a first column with months says itself which rows
/// are meant, and a first row with titles is passed over.
/// </summary>
/// <param name="Figures">What was read; nothing while there is a problem.</param>
/// <param name="Problems">What is wrong, a sentence for each cell, in the reader's language.</param>
public sealed record PastedFigures(IReadOnlyList<StageFigure> Figures, IReadOnlyList<string> Problems)
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int Longest = 20_000;

    /// <summary>Nothing.</summary>
    public static PastedFigures None { get; } = new([], []);

    /// <summary>Reads what was pasted.</summary>
    /// <param name="text">One row a line; cells are parted by tabs, or by semicolons where there is none. An empty cell changes nothing.</param>
    /// <param name="from">The month of the first row, where rows do not name theirs.</param>
    /// <param name="stages">The stages that have a column, in order, from the one of the first figure on.</param>
    /// <param name="latest">The last day that figures may be about.</param>
    /// <param name="culture">In which numbers and months are written; ISO is understood as well.</param>
    public static PastedFigures Read(string text, DateOnly from, IReadOnlyList<Stage> stages, DateOnly latest, CultureInfo culture)
    {
        if (text.Length > Longest)
            return new([], [FunnelText.PasteTooLong.With(Longest)]);
        var lines = PastedCells.Lines(text).Select(line => (line.Number, Cells: PastedCells.Of(line.Text))).Where(line => line.Cells.Length > 0).ToList();
        if (lines.Count > 1 && lines[0].Cells.All(cell => Month(cell, culture) is null && TypedNumber.Read(cell, culture) is null))
            lines.RemoveAt(0);
        var (figures, problems) = (new List<StageFigure>(), new List<string>());
        // An empty row between others is a month without news.
        foreach (var (number, cells) in lines)
            Read(number, cells, from.AddMonths(number - lines[0].Number));
        if (figures.Count > FunnelService.Most)
            problems.Add(FunnelText.PasteTooMany.With(FunnelService.Most));
        foreach (var (place, problem) in problems.Count > 0 ? new Dictionary<int, FunnelProblem>() : FunnelChecks.Check(figures, latest))
            problems.Add(FunnelText.PasteProblemMonth.With(FunnelFormat.Month(figures[place].Month), problem.Explain()));
        return new(problems.Count > 0 ? [] : figures, problems);

        void Read(int number, string[] cells, DateOnly month)
        {
            if (TypedNumber.Read(cells[0], culture) is null && Month(cells[0], culture) is { } named)
                (month, cells) = (named, cells[1..]);
            if (cells.Length > stages.Count)
                problems.Add(FunnelText.PasteTooWide.With(number, stages.Count));
            for (var column = 0; column < Math.Min(cells.Length, stages.Count); column++)
            {
                var typed = TypedFigure.People(cells[column], culture);
                if (typed.Problem is { } problem)
                    problems.Add(FunnelText.PasteProblem.With(number, problem));
                else if (typed.Value is { } people)
                    figures.Add(new(month, stages[column], (long)people));
            }
        }
    }

    static DateOnly? Month(string text, CultureInfo culture)
    {
        string[] formats = ["yyyy-MM", "yyyy-MM-dd", "MM/yyyy", "M/yyyy", "MMM yyyy", "MMMM yyyy", "MMM yy", "MMM-yy", culture.DateTimeFormat.YearMonthPattern, culture.DateTimeFormat.ShortDatePattern];
        return DateOnly.TryParseExact(text, formats, culture, DateTimeStyles.AllowWhiteSpaces, out var day) ? Period.Month.First(day) : null;
    }
}

using System.Globalization;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Experiments;

/// <summary>Figures of variants that were copied from a spreadsheet or a program: name, visitors and conversions in each row; of means name, values, mean and standard deviation.</summary>
/// <param name="Variants">What was read: nothing while a row is wrong.</param>
/// <param name="Problem">What is wrong with the first row that is, in the reader's language; null when none is.</param>
public sealed record FigureRows(IReadOnlyList<ExperimentVariant> Variants, string? Problem)
{
    /// <summary>At most so many characters are read.</summary>
    public const int Longest = 2000;

    const int Decimals = 6;

    /// <summary>Reads what was pasted.</summary>
    /// <param name="text">One row a line; cells are parted by tabs, else by semicolons, else by commas. A first row of titles is left out.</param>
    /// <param name="kind">Which figures there are.</param>
    /// <param name="culture">In which numbers are written; where commas part the cells, decimals have a point.</param>
    public static FigureRows Read(string text, ExperimentKind kind, CultureInfo culture)
    {
        if (text.Length > Longest)
            return new([], ExperimentText.PasteTooLong.With(Longest));
        var lines = PastedCells.Written(text).ToList();
        var mark = "\t;,".FirstOrDefault(mark => lines.Exists(line => line.Text.Contains(mark, StringComparison.Ordinal)), '\t');
        var numbers = mark == ',' ? CultureInfo.InvariantCulture : culture;
        if (lines.Count > 1 && PastedCells.Of(lines[0].Text, mark) is [_, var title, ..] && TypedNumber.Read(title, numbers) is null)
            lines.RemoveAt(0);
        if (lines.Count == 0)
            return new([], ExperimentText.PasteEmpty);
        if (lines.Count > Limits.Variants)
            return new([], ExperimentText.ProblemVariants.With(Experiment.FewestVariants, Limits.Variants));
        List<ExperimentVariant> variants = [];
        foreach (var (number, line) in lines)
        {
            var (variant, problem) = Row(PastedCells.Of(line, mark), kind, numbers);
            problem ??= variants.Exists(other => string.Equals(other.Name, variant!.Name, StringComparison.OrdinalIgnoreCase)) ? ExperimentText.ProblemNameTwice : null;
            if (problem is not null)
                return new([], ExperimentText.PasteRow.With(number, problem));
            variants.Add(variant!);
        }

        return new(variants, null);
    }

    static (ExperimentVariant? Variant, string? Problem) Row(string[] cells, ExperimentKind kind, CultureInfo culture)
    {
        var columns = kind == ExperimentKind.Conversion ? 3 : 4;
        if (cells.Length != columns)
            return (null, (kind == ExperimentKind.Conversion ? ExperimentText.PasteColumnsRate : ExperimentText.PasteColumnsMean));
        var (name, problem) = AcceptedText.Line(cells[0], Limits.Label, required: true);
        if (problem is { } reason)
            return (null, reason.Explain(Limits.Label));
        var figures = new decimal[columns - 1];
        for (var i = 0; i < figures.Length; i++)
        {
            if (TypedNumber.Read(cells[i + 1], culture) is not { } number)
                return (null, KpiLabels.NoNumber(cells[i + 1]));
            figures[i] = Math.Round(number, Decimals);
        }

        // Of what was counted there are no halves.
        if (figures[..(kind == ExperimentKind.Conversion ? 2 : 1)].Any(number => number != decimal.Truncate(number)))
            return (null, ExperimentText.ProblemWhole);
        var variant = kind == ExperimentKind.Conversion
            ? new ExperimentVariant { Id = Guid.Empty, Name = name, Count = Whole(figures[0]), Conversions = Whole(figures[1]) }
            : new ExperimentVariant { Id = Guid.Empty, Name = name, Count = Whole(figures[0]), Mean = figures[1], Deviation = figures[2] };
        ExperimentProblem? wrong = variant.Problems(kind, 0).Cast<ExperimentProblem?>().FirstOrDefault();
        return (variant, wrong is { } found ? ExperimentWords.Explain(found, kind) : null);

        static long Whole(decimal number) => (long)Math.Clamp(number, -1, Limits.Visitors + 1);
    }
}

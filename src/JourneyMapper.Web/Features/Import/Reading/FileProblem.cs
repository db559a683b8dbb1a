namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>Why a file cannot be read at all.</summary>
public enum FileProblemKind
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>There are titles and nothing else.</summary>
    OnlyTitles,

    /// <summary>It is larger than files may be.</summary>
    TooLarge,

    /// <summary>The member has as many files open already as may be, see <see cref="UploadFiles"/>.</summary>
    TooManyOpen,

    /// <summary>All members together have.</summary>
    TooManyOfAll,

    /// <summary>It holds a byte that no text has: a workbook or a picture under the name of a text.</summary>
    NoText,

    /// <summary>It is said to be UTF-8, and a line is not.</summary>
    NotUtf8,

    /// <summary>A line is longer than lines may be.</summary>
    LineTooLong,

    /// <summary>A row runs over more lines than fit: a quotation mark that opens in it is never closed.</summary>
    RowTooLong,

    /// <summary>There are more columns than files may have.</summary>
    TooManyColumns,

    /// <summary>There are more rows than files may have.</summary>
    TooManyRows,

    /// <summary>Cut by that delimiter, there are fewer columns than were chosen.</summary>
    MissingColumn,

    /// <summary>It is a workbook that is damaged, or no workbook that any program writes.</summary>
    Broken,

    /// <summary>It unpacks to far more than tables do.</summary>
    Bomb,

    /// <summary>It is an archive and no workbook.</summary>
    NoWorkbook,

    /// <summary>It is a workbook of Excel 2003 or before, or one behind a password.</summary>
    OldWorkbook,

    /// <summary>It has more sheets than workbooks may have.</summary>
    TooManySheets,

    /// <summary>Its cells have more different texts than are held at once.</summary>
    TooManyTexts,

    /// <summary>No row has a value.</summary>
    NoValues,

    /// <summary>Each date is said to have a column, and no title is one.</summary>
    NoDateTitles,

    /// <summary>Each KPI is said to have a column, and no title is the name of one.</summary>
    NoKpiTitles,
}

/// <summary>Why a file cannot be read, and where.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Number">The line, or the limit where the reason is one.</param>
public sealed record FileProblem(FileProblemKind Kind, long Number = 0);

/// <summary>Ends the reading of a file; never leaves the import.</summary>
sealed class FileProblemException(FileProblem problem) : Exception(problem.ToString())
{
    public FileProblem Problem => problem;
}

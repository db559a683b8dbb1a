using System.Text;
using CsvHelper;

namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>The rows of a file one after the other. Cells are spans into the reader's buffer, valid until the next row.</summary>
sealed class CsvRows : IDisposable
{
    readonly CsvReader reader;
    readonly Stream content;
    readonly ImportLimits limits;
    bool hasFirst;
    int rows;

    CsvRows(ImportFile file, char? delimiter, CsvEncoding encoding)
    {
        (content, limits) = (file.Content, file.Limits);
        content.Position = 0;
        reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = delimiter,
            Encoding = CsvFormat.Find(encoding),
            HasHeader = false,
            MaxRecordSize = limits.Row,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => Quotes = record.Reason,
        }, leaveOpen: true);
    }

    /// <summary>The titles, or as many empty texts as the first row has cells.</summary>
    public IReadOnlyList<string> Titles { get; private set; } = [];

    /// <summary>What is wrong with the quotation marks of this row, or null.</summary>
    public CsvMalformedReason? Quotes { get; private set; }

    /// <summary>The line on which this row begins; the first is 1.</summary>
    public long Line => reader.LineNumber;

    /// <summary>How many cells this row has.</summary>
    public int Count => reader.FieldCount;

    /// <summary>How many bytes of the file were read.</summary>
    public long Position => content.Position;

    /// <summary>Opens a file and reads the titles.</summary>
    /// <exception cref="FileProblemException">It cannot be read.</exception>
    public static CsvRows Open(ImportFile file, CsvFormat format)
    {
        if (file.ProblemIn(format.Encoding) is { } problem)
            throw new FileProblemException(problem);
        var opened = new CsvRows(file, format.Delimiter, format.Encoding);
        try
        {
            opened.ReadTitles(format);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The delimiter that a file seems to have.</summary>
    public static char DelimiterOf(ImportFile file, CsvEncoding encoding)
    {
        using var opened = new CsvRows(file, null, encoding);
        return opened.reader.Separator;
    }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="FileProblemException">There is one, but it cannot be read.</exception>
    public bool Read()
    {
        if (hasFirst)
        {
            hasFirst = false;
            rows++;
            return true;
        }

        if (!ReadAny())
            return false;
        if (++rows > limits.Rows)
            throw new FileProblemException(new(FileProblemKind.TooManyRows, limits.Rows));
        return true;
    }

    /// <summary>A cell of this row without blanks around it, as UTF-8; empty where the row has none.</summary>
    public ReadOnlySpan<byte> Cell(int index)
    {
        var cell = reader.GetSpan(index);
        return cell.Length == 0 || (cell[0] > ' ' && cell[^1] > ' ') ? cell : cell.Trim(" \t\r\n"u8);
    }

    /// <summary>Whether all cells of this row are empty.</summary>
    public bool IsBlank => Filled == 0;

    /// <summary>How many cells of this row say something.</summary>
    public int Filled
    {
        get
        {
            var filled = 0;
            for (var index = 0; index < Count; index++)
                if (!Cell(index).IsEmpty)
                    filled++;
            return filled;
        }
    }

    /// <summary>A cell as text.</summary>
    public string Text(int index) => Encoding.UTF8.GetString(Cell(index));

    public void Dispose() => reader.Dispose();

    bool ReadAny()
    {
        Quotes = null;
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw new FileProblemException(new(FileProblemKind.RowTooLong, Math.Max(1, e.LineNumber)));
        }
    }

    void ReadTitles(CsvFormat format)
    {
        do
        {
            if (!ReadAny() || (IsHint() && !ReadAny()))
                throw new FileProblemException(new(FileProblemKind.Empty));
        }
        while (Line < format.FirstLine);
        if (Count > limits.Columns)
            throw new FileProblemException(new(FileProblemKind.TooManyColumns, limits.Columns));
        Titles = [.. Enumerable.Range(0, Count).Select(index => format.HasHeader ? Text(index) : "")];
        hasFirst = !format.HasHeader;
    }

    // Excel tells the delimiter on a first line of its own, such as "sep=;".
    bool IsHint() => reader.LineNumber == 1 && Count <= 2 && Cell(0) is { Length: <= 5 } cell && cell.StartsWith("sep="u8);
}

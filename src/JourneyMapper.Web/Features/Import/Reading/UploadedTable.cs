using JourneyMapper.Web.Features.Import.Reading.Workbooks;

namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>A file of rows that somebody has uploaded: a text, or a workbook of which one sheet is read.</summary>
public sealed class UploadedTable : IAsyncDisposable
{
    // Of a workbook whose first sheets are empty or about something else.
    const int MostTried = 10;

    readonly Stream upload;
    readonly Workbook? workbook;
    readonly ImportLimits limits;
    readonly Func<FileStream> newFile;
    FileStream? sheetText;

    UploadedTable(Stream upload, Workbook? workbook, ImportLimits limits, Func<FileStream> newFile) => (this.upload, this.workbook, this.limits, this.newFile) = (upload, workbook, limits, newFile);

    /// <summary>The rows.</summary>
    public ImportFile File { get; private set; } = null!;

    /// <summary>The names of the sheets of a workbook; none of a text.</summary>
    public IReadOnlyList<string> Sheets => workbook?.Sheets ?? [];

    /// <summary>Which of them is read; the first is 0.</summary>
    public int Sheet { get; private set; }

    /// <summary>Looks through an upload.</summary>
    /// <param name="upload">Can be read and sought; belongs to the caller.</param>
    /// <param name="limits">What is taken at most.</param>
    /// <param name="newFile">Makes a file for the text of a sheet, see <see cref="UploadFiles"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FileProblemException">It is a workbook that cannot be read.</exception>
    public static async Task<UploadedTable> OpenAsync(Stream upload, ImportLimits limits, Func<FileStream> newFile, CancellationToken cancellation = default)
    {
        if (upload.Length > limits.File)
            throw new FileProblemException(new(FileProblemKind.TooLarge, limits.File));
        var isWorkbook = Workbook.IsOne(upload);
        var table = new UploadedTable(upload, isWorkbook ? await Task.Run(() => Workbook.Open(upload, limits), cancellation) : null, limits, newFile);
        try
        {
            if (!isWorkbook)
                table.File = await ImportFile.InspectAsync(upload, limits, cancellation);
            for (var sheet = 0; isWorkbook && sheet < Math.Min(table.Sheets.Count, MostTried) && (sheet == 0 || table.File.Problem is not null); sheet++)
                await table.ChooseSheetAsync(sheet, cancellation);
            return table;
        }
        catch
        {
            await table.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads another sheet.</summary>
    /// <param name="sheet">Its place among <see cref="Sheets"/>.</param>
    /// <param name="cancellation">Stops it; the sheet before stays.</param>
    /// <exception cref="FileProblemException">It cannot be read.</exception>
    public async Task ChooseSheetAsync(int sheet, CancellationToken cancellation = default)
    {
        if (workbook is null || sheet < 0 || sheet >= Sheets.Count)
            return;
        var text = newFile();
        try
        {
            await Task.Run(() => workbook.WriteSheet(sheet, text, cancellation), cancellation);
            var file = await ImportFile.InspectAsync(text, limits, cancellation);
            (var before, sheetText, File, Sheet) = (sheetText, text, file, sheet);
            text = before;
        }
        finally
        {
            if (text is not null)
                await text.DisposeAsync();
        }
    }

    /// <summary>Of a workbook, reads the first sheet that is what is looked for; where none is, the one that is read stays.</summary>
    /// <param name="isWanted">Looks at <see cref="File"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task FindSheetAsync(Func<bool> isWanted, CancellationToken cancellation = default)
    {
        var first = Sheet;
        for (var sheet = first; sheet < Math.Min(Sheets.Count, MostTried); sheet++)
        {
            if (sheet != Sheet)
                await ChooseSheetAsync(sheet, cancellation);
            if (isWanted())
                return;
        }

        if (Sheet != first)
            await ChooseSheetAsync(first, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        workbook?.Dispose();
        if (sheetText is not null)
            await sheetText.DisposeAsync();
    }
}

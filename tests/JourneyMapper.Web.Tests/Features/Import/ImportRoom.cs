using System.Globalization;
using System.Text;
using JourneyMapper.Data.Review;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>Imports into a database of its own: the journey “Buying a road bike” has the touchpoint “Store” with two KPIs.</summary>
sealed class ImportRoom : IAsyncDisposable
{
    readonly List<IAsyncDisposable> opened = [];
    readonly UploadFiles files = new(Path.Combine(Path.GetTempPath(), "journeymapper-tests"));

    ImportRoom(MeasuringRoom measuring) => (Measuring, Import) = (measuring, new(measuring.Contexts, measuring.Topic, new ActivityLog(measuring.Contexts, measuring), new Telemetry(), measuring));

    public MeasuringRoom Measuring { get; }

    public MeasurementImport Import { get; }

    public ImportLimits Limits { get; set; } = ImportLimits.Default;

    public static async Task<ImportRoom> NewAsync() => new(await MeasuringRoom.NewAsync());

    /// <summary>A file that begins with the usual titles.</summary>
    public static string Csv(params string[] rows) => string.Join('\n', ["Touchpoint,KPI,Date,Value", .. rows]);

    public FileStream NewFile() => files.Create(Guid.Empty);

    public Task<ImportFile> FileAsync(string text) => FileAsync(Encoding.UTF8.GetBytes(text));

    public Task<ImportFile> FileAsync(byte[] bytes) => ImportFile.InspectAsync(new MemoryStream(bytes), Limits);

    /// <summary>What is suggested for a file.</summary>
    public async Task<(ImportSuggestion? Suggestion, FileProblem? Problem)> SuggestAsync(ImportFile file, string culture = "en", CsvFormat? format = null) =>
        ImportSuggestion.Of(file, format, await Import.IndexAsync(JourneyDatabase.Reader), CultureInfo.GetCultureInfo(culture));

    /// <summary>Checks a file as it is suggested, or as one changes that.</summary>
    public Task<ImportCheck> CheckAsync(string text, Func<ImportChoices, ImportChoices>? change = null) => CheckAsync(Encoding.UTF8.GetBytes(text), change);

    /// <inheritdoc cref="CheckAsync(string, Func{ImportChoices, ImportChoices})"/>
    public async Task<ImportCheck> CheckAsync(byte[] bytes, Func<ImportChoices, ImportChoices>? change = null)
    {
        var file = await FileAsync(bytes);
        var (suggestion, problem) = await SuggestAsync(file);
        if (suggestion is null)
            return new ImportCheck.Unreadable(problem.ShouldNotBeNull());
        var check = await Import.CheckAsync(MeasuringRoom.Member(), file, change is null ? suggestion.Choices : change(suggestion.Choices));
        if (check is ImportCheck.Done done)
            opened.Add(done.Import);
        return check;
    }

    /// <summary>Checks a file that can be read.</summary>
    public async Task<CheckedImport> ReadAsync(string text, Func<ImportChoices, ImportChoices>? change = null) => (await CheckAsync(text, change)).ShouldBeOfType<ImportCheck.Done>().Import;

    /// <summary>The only problem of a file.</summary>
    public async Task<RowProblem> OnlyProblemAsync(string text, Func<ImportChoices, ImportChoices>? change = null)
    {
        var import = await ReadAsync(text, change);
        import.Counts.Wrong.ShouldBe(1);
        (await import.ImportAsync(MeasuringRoom.Member(), ExistingDays.Replace)).ShouldBe(new ImportOutcome.NothingRecorded(1));
        (await CountAsync()).ShouldBe(0);
        return import.Problems.First.ShouldHaveSingleItem();
    }

    /// <summary>Why a file cannot be read.</summary>
    public async Task<FileProblem> FileProblemAsync(byte[] bytes, Func<ImportChoices, ImportChoices>? change = null)
    {
        var problem = (await CheckAsync(bytes, change)).ShouldBeOfType<ImportCheck.Unreadable>().Problem;
        (await CountAsync()).ShouldBe(0);
        return problem;
    }

    /// <inheritdoc cref="FileProblemAsync(byte[], Func{ImportChoices, ImportChoices})"/>
    public Task<FileProblem> FileProblemAsync(string text, Func<ImportChoices, ImportChoices>? change = null) => FileProblemAsync(Encoding.UTF8.GetBytes(text), change);

    public async Task<int> CountAsync()
    {
        await using var db = await Measuring.Contexts.CreateDbContextAsync();
        return await db.Measurements.CountAsync();
    }

    /// <summary>Temporary tables that are left on the server.</summary>
    public async Task<int> TemporaryTablesAsync()
    {
        await using var db = await Measuring.Contexts.CreateDbContextAsync();
        return (await db.Database.SqlQuery<int>($"""SELECT CAST(count(*) AS integer) AS "Value" FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'""").ToListAsync())[0];
    }

    public async Task<IReadOnlyList<MeasurementRow>> StoredAsync()
    {
        await using var db = await Measuring.Contexts.CreateDbContextAsync();
        return await db.Measurements.AsNoTracking().OrderBy(row => row.TouchpointId).ThenBy(row => row.Kpi).ThenBy(row => row.On).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in opened)
            await one.DisposeAsync();
        await Measuring.DisposeAsync();
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Web.Features.Import;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Journeys;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>The most memory that reading a file takes which somebody made to harm, against one of the same size in which nothing is wrong.</summary>
sealed class HostileFiles : Measurement
{
    const int JsonSize = 7_500_000;
    const int CsvSize = 60_000_000;
    const int WorkbookSize = 2_200_000;

    public override string Name => "hostile-files";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var rounds = quick ? 1 : 3;
        await using var stored = await StoredWorkspace.CreateAsync(await bench.NewDatabaseAsync("hostile"), seed: 7, new(Journeys: 5, Touchpoints: 20, Values: 0, Kpis: 2));
        var import = new MeasurementImport(stored.Contexts, new MeasurementTopic(), new ActivityLog(stored.Contexts, TimeProvider.System), new Telemetry(), TimeProvider.System);
        var editor = new CurrentMember(Guid.NewGuid(), stored.Workspace, "Nora", Role.Editor);
        var touchpoint = stored.Generate(new(1, 20, 0, 1, 2)).Journeys().First().Journey.Touchpoints[0];
        List<Row> rows = [];

        var benign = await JsonAsync(JsonSize);
        foreach (var (name, file) in new[] { ("nested a million deep", Filled("{\"format\":", "[", benign.Length)), ("one text of all its bytes", Filled("{\"format\":\"", "a", benign.Length)), ("half of a character in a true journey", Broken(benign)) })
            rows.Add(await CompareAsync($"JSON of {Megabytes(benign)}, {name}", () => ReadJsonAsync(file), () => ReadJsonAsync(benign)));

        var csv = Csv(touchpoint.Name, touchpoint.Kpis[0].Kpi);
        foreach (var (name, file) in new[] { ("a line that never ends", Filled("Touchpoint,KPI,Date,Value\n", "a", csv.Length)), ("a quotation mark that is never closed", Filled("Touchpoint,KPI,Date,Value\n\"", "a,b\n", csv.Length)), ("all rows wrong", Filled("Touchpoint,KPI,Date,Value\n", "Nowhere,nothing,never,none\n", csv.Length)) })
            rows.Add(await CompareAsync($"CSV of {Megabytes(csv)}, {name}", () => ReadTableAsync(file), () => ReadTableAsync(csv)));

        var workbook = Book(touchpoint.Name, touchpoint.Kpis[0].Kpi, WorkbookSize);
        foreach (var (name, file) in new[] { ("a sheet that unpacks to a thousand times as much", Bomb(inTexts: false, workbook.Length)), ("texts that unpack to a thousand times as much", Bomb(inTexts: true, workbook.Length)) })
            rows.Add(await CompareAsync($"XLSX of {Megabytes(workbook)}, {name}", () => ReadTableAsync(file), () => ReadTableAsync(workbook)));
        return rows;

        async Task<Row> CompareAsync(string title, Func<Task> hostile, Func<Task> harmless)
        {
            var peaks = await Interleaved.RunAsync(1, rounds, () => PeakAsync(hostile), () => PeakAsync(harmless));
            return Row.OfMegabytes($"Peak memory of reading {title}, against a sound one (median)", peaks[0].Median.Ticks, peaks[1].Median.Ticks, Target.AtMost(1.2));
        }

        async Task ReadTableAsync(byte[] bytes)
        {
            try
            {
                await using var content = new MemoryStream(bytes, writable: false);
                await using var table = await UploadedTable.OpenAsync(content, ImportLimits.Default, NewFile);
                if (ImportSuggestion.Of(table.File, null, await import.IndexAsync(editor), CultureInfo.InvariantCulture).Suggestion is not { Choices.IsComplete: true } suggestion)
                    return;
                if (await import.CheckAsync(editor, table.File, suggestion.Choices) is ImportCheck.Done done)
                    await done.Import.DisposeAsync();
            }
            catch (FileProblemException)
            {
                // Refused in a sentence.
            }
        }
    }

    static FileStream NewFile() => new UploadFiles(Path.Combine(Path.GetTempPath(), "journeymapper-benchmarks")).Create(Guid.Empty);

    static async Task ReadJsonAsync(byte[] bytes)
    {
        try
        {
            await using var source = await JourneySource.OpenAsync(new MemoryStream(bytes, writable: false), "journey.json", NewFile);
            if (source.Text is not null)
                JourneyJson.Read(source.ReadBytes(), JourneyTarget.BuiltIn);
        }
        catch (FileProblemException)
        {
            // Refused in a sentence.
        }
    }

    // The harness knows times only: a tick stands for a byte here.
    static async Task<TimeSpan> PeakAsync(Func<Task> work)
    {
        using var peak = new PeakMemory();
        await Task.Run(work);
        return new(peak.Bytes);
    }

    // Touchpoints with long texts, as many as make the size.
    static async Task<byte[]> JsonAsync(int size)
    {
        for (var touchpoints = 500; ; touchpoints += 250)
        {
            using var file = new MemoryStream();
            await JourneyJson.WriteAsync(file, new JourneyDocument(new LargeJourney(7).Create(touchpoints)));
            if (file.Length >= size || touchpoints >= 2000)
                return file.ToArray();
        }
    }

    static byte[] Filled(string begin, string repeated, int length)
    {
        var bytes = new byte[length];
        var (head, part) = (Encoding.UTF8.GetBytes(begin), Encoding.UTF8.GetBytes(repeated));
        head.CopyTo(bytes, 0);
        for (var at = head.Length; at < length; at += part.Length)
            part.AsSpan(0, Math.Min(part.Length, length - at)).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    static byte[] Broken(byte[] journey)
    {
        var broken = (byte[])journey.Clone();
        var at = broken.AsSpan().LastIndexOf("\":\""u8) + 3;
        "\\uD800"u8.CopyTo(broken.AsSpan(at));
        return broken;
    }

    static byte[] Csv(string touchpoint, string kpi)
    {
        var text = new StringBuilder("Touchpoint,KPI,Date,Value\n", CsvSize + 200);
        var day = new DateOnly(2026, 11, 1);
        for (var i = 0; text.Length < CsvSize; i++)
            text.Append(CultureInfo.InvariantCulture, $"\"{touchpoint}\",{kpi},{day.AddDays(-(i % 3000)):yyyy-MM-dd},{i % 7}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static byte[] Book(string touchpoint, string kpi, int size)
    {
        var random = new Random(7);
        return Workbook(sheet =>
        {
            var day = new DateOnly(2026, 11, 1);
            for (var i = 1; i < size / 14; i++)
                sheet.Write($"<row r=\"{i + 1}\"><c t=\"inlineStr\"><is><t>{touchpoint}</t></is></c><c t=\"inlineStr\"><is><t>{kpi}</t></is></c><c t=\"inlineStr\"><is><t>{day.AddDays(-(i % 3000)):yyyy-MM-dd}</t></is></c><c><v>{random.Next(1_000_000) / 10_000m}</v></c></row>");
        });
    }

    static byte[] Workbook(Action<TextWriter> rows, Action<TextWriter>? texts = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", text => text.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
            Add(zip, "_rels/.rels", text => text.Write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
            Add(zip, "xl/workbook.xml", text => text.Write("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Values\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
            Add(zip, "xl/_rels/workbook.xml.rels", text => text.Write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
            Add(zip, "xl/worksheets/sheet1.xml", text =>
            {
                text.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>Touchpoint</t></is></c><c t=\"inlineStr\"><is><t>KPI</t></is></c><c t=\"inlineStr\"><is><t>Date</t></is></c><c t=\"inlineStr\"><is><t>Value</t></is></c></row>");
                rows(text);
                text.Write("</sheetData></worksheet>");
            });
            Add(zip, "xl/sharedStrings.xml", text =>
            {
                text.Write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
                texts?.Invoke(text);
                text.Write("</sst>");
            });
        }

        return file.ToArray();
    }

    // The same character over and over packs to a thousandth.
    static byte[] Bomb(bool inTexts, int size)
    {
        var many = inTexts ? string.Concat(Enumerable.Repeat($"<si><t>{new string('a', 990)}</t></si>", 1000)) : new string(' ', 1_000_000);
        return inTexts ? Workbook(_ => { }, Explode) : Workbook(Explode);

        void Explode(TextWriter text)
        {
            for (var i = 0; i < size / 1000; i++)
                text.Write(many);
        }
    }

    static void Add(ZipArchive zip, string name, Action<TextWriter> write)
    {
        using var text = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        write(text);
    }

    static string Megabytes(byte[] bytes) => (bytes.Length / 1e6).ToString("0 'MB'", CultureInfo.InvariantCulture);
}

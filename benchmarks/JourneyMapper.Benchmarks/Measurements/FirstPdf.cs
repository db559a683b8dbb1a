using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>What the first PDF of a process costs.</summary>
/// <param name="Milliseconds">How long it takes.</param>
/// <param name="Memory">How much more memory than idle it takes, in bytes; the most while it and some more are made.</param>
sealed record FirstPdf(double Milliseconds, long Memory)
{
    /// <summary>The argument of this program that makes it such a process.</summary>
    public const string Argument = "first-pdf";

    const int More = 5;

    /// <summary>How long it takes.</summary>
    public TimeSpan Time => TimeSpan.FromMilliseconds(Milliseconds);

    /// <summary>Measures it in a process of its own.</summary>
    public static async Task<FirstPdf> MeasureAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "JourneyMapper.Benchmarks"), [Argument]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<FirstPdf>(said) ?? throw new InvalidOperationException("The process said nothing.");
    }

    /// <summary>Is that process: does what the application does after its start, prints, and says what it cost.</summary>
    public static async Task RunAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var (journey, options) = PrintedWorkload.Create();
        await using var printing = new PrintingHost();
        printing.WarmUp();
        using var memory = new PeakMemory();
        var idle = Environment.WorkingSet;
        var time = await Interleaved.TimeAsync(() => printing.Maps.PrintAsync(journey, options));
        for (var i = 0; i < More; i++)
            await printing.Maps.PrintAsync(journey, options);
        Console.WriteLine(JsonSerializer.Serialize(new FirstPdf(time.TotalMilliseconds, memory.Bytes - idle)));
    }
}

using JourneyMapper.Benchmarks.Measurements;
using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Benchmarks.Workload;

if (args is ["load", .. var wanted])
{
    await Demonstration.LoadAsync(wanted);
    return;
}

if (args is ["packages", var folder])
{
    await PublishedPackages.PrintUnusedAsync(folder);
    return;
}

if (args is ["faults", .. var options])
{
    Environment.ExitCode = await Faults.RunAsync(options);
    return;
}

if (args is ["upgrade", var previous, .. var more])
{
    Environment.ExitCode = await Upgrade.RunAsync(previous, more);
    return;
}

if (args is [FirstPdf.Argument])
{
    await FirstPdf.RunAsync();
    return;
}

// A plain stopwatch harness instead of BenchmarkDotNet: what is compared here are whole operations of milliseconds to seconds with
// processes of their own (database, application, browser), and each must alternate with its baseline in one run, which
// BenchmarkDotNet, made for microseconds in isolated processes, runs one after the other.
Measurement[] all =
[
    new WarmPdf(), new ReportAgainstChromium(), new PngAgainstScreenshot(), new EditAgainstInsert(), new OpeningMap(), new EditBySize(), new ReviewAgainstEdit(), new PortfolioAgainstSql(), new FunnelsAgainstSql(), new ExperimentsAgainstSql(), new SeriesAgainstRaw(),
    new ImportAgainstCopy(), new JourneysImportAgainstCopy(), new HostileFiles(), new CrowdAgainstOne(), new DropAgainstBroadcast(), new KeyAgainstTextarea(), new GesturesBySize(), new WorkshopOfTwenty(), new EditorsInCircuits(), new EditsBetweenNodes(), new HeapOfCircuits(), new JobsOfPeople(), new EditsBesideComments(), new SurveyAgainstSql(), new FramesBySize(),
];

var quick = args.Contains("--quick", StringComparer.Ordinal);
var names = args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
if (Array.Find(names, name => Array.TrueForAll(all, measurement => measurement.Name != name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no measurement '{unknown}': choose among {string.Join(", ", all.Select(measurement => measurement.Name))}.");
    return;
}

List<Row> rows = [];
await using (var bench = new Workbench())
{
    foreach (var measurement in all.Where(measurement => names.Length == 0 || names.Contains(measurement.Name, StringComparer.Ordinal)))
    {
        await Console.Error.WriteLineAsync($"measuring: {measurement.Name}");
        rows.AddRange(await measurement.RunAsync(bench, quick));
    }
}

Console.WriteLine(Table.Of(rows));
Console.WriteLine();
Console.WriteLine(Surroundings.Describe());

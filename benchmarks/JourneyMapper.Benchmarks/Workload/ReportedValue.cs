using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>A row of a file of measurements.</summary>
readonly record struct ReportedValue(Journey Journey, Touchpoint Touchpoint, string Kpi, Measurement Measurement)
{
    /// <summary>All values of journeys, day by day as a daily report has them; made while they are read.</summary>
    public static IEnumerable<ReportedValue> DayByDay(IEnumerable<GeneratedJourney> journeys)
    {
        var all = journeys.SelectMany(made => made.Series, (made, series) => (made.Journey, series.Touchpoint, series.Kpi, Values: series.Values.GetEnumerator())).ToList();
        while (true)
        {
            // Generated series have values for the same days.
            foreach (var (journey, touchpoint, kpi, values) in all)
            {
                if (!values.MoveNext())
                    yield break;
                yield return new(journey, touchpoint, kpi, values.Current);
            }
        }
    }

    /// <summary>Writes values as a file.</summary>
    /// <returns>How many there are.</returns>
    public static int Write(string path, IEnumerable<ReportedValue> values)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.WriteLine("Journey,Touchpoint,KPI,Date,Value");
        var written = 0;
        foreach (var (journey, touchpoint, kpi, measurement) in values)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{journey.Title},{touchpoint.Name},{kpi},{measurement.On:yyyy-MM-dd},{measurement.Value}"));
            written++;
        }

        return written;
    }
}

using System.Diagnostics;

namespace JourneyMapper.Benchmarks.Measuring;

/// <summary>Runs contestants in turns (A B A B …), so that whatever else the machine does meanwhile hurts all of them alike.</summary>
static class Interleaved
{
    /// <summary>The times of each contestant.</summary>
    /// <param name="warmUps">Rounds at the beginning that do not count.</param>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="contestants">Each does its work once and says how long it took.</param>
    public static async Task<Samples[]> RunAsync(int warmUps, int rounds, params Func<Task<TimeSpan>>[] contestants)
    {
        var times = Array.ConvertAll(contestants, _ => new List<TimeSpan>(rounds));
        for (var round = -warmUps; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var time = await contestants[i]();
                if (round >= 0)
                    times[i].Add(time);
            }
        }
        return Array.ConvertAll(times, list => new Samples(list));
    }

    /// <summary>The time that an action takes.</summary>
    public static async Task<TimeSpan> TimeAsync(Func<Task> action)
    {
        var begin = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(begin);
    }
}

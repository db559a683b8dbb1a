using System.Globalization;

namespace JourneyMapper.Testing;

/// <summary>Checks that something holds for many generated cases.</summary>
public static class Property
{
    /// <summary>Set it to another number to try other cases than the usual ones, or to the seed that a failure named.</summary>
    public const string FirstSeed = "JOURNEYMAPPER_FIRST_SEED";

    /// <summary>Runs the check for as many seeds; a failure names its seed. The seeds are the same at each run, so that a red build stays red until it is repaired.</summary>
    public static void Holds(Action<Generate> check, int cases = 200)
    {
        foreach (var seed in Seeds(cases))
        {
            try
            {
                check(new Generate(seed));
            }
            catch (Exception exception)
            {
                throw Failed(seed, exception);
            }
        }
    }

    /// <inheritdoc cref="Holds"/>
    public static async Task HoldsAsync(Func<Generate, Task> check, int cases)
    {
        foreach (var seed in Seeds(cases))
        {
            try
            {
                await check(new Generate(seed));
            }
            catch (Exception exception)
            {
                throw Failed(seed, exception);
            }
        }
    }

    static IEnumerable<int> Seeds(int cases)
    {
        var first = Environment.GetEnvironmentVariable(FirstSeed) is { Length: > 0 } chosen ? int.Parse(chosen, CultureInfo.InvariantCulture) : 1;
        return Enumerable.Range(first, cases);
    }

    static InvalidOperationException Failed(int seed, Exception exception) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Does not hold for seed {seed} ({FirstSeed}={seed} tries it first): {exception.Message}"), exception);
}

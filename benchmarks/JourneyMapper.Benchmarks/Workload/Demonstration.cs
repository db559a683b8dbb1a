using System.Globalization;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>Loads a generated workspace into an instance, to show it with realistic data: <c>load "Host=…" [journeys [touchpoints [weeks [seed]]]]</c>.</summary>
static class Demonstration
{
    static readonly int[] Usual = [24, 15, 60, 1];

    public static async Task LoadAsync(string[] arguments)
    {
        var numbers = arguments.Skip(1).Select(argument => int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 0).ToArray();
        if (arguments.Length == 0 || numbers.Length > Usual.Length || Array.IndexOf(numbers, 0) >= 0)
        {
            await Console.Error.WriteLineAsync("load \"CONNECTION STRING\" [JOURNEYS [TOUCHPOINTS [WEEKS [SEED]]]] fills the first workspace of that database.");
            return;
        }

        int[] chosen = [.. numbers, .. Usual.Skip(numbers.Length)];
        await using var database = NpgsqlDataSource.Create(arguments[0]);
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        if (await db.Workspaces.OrderBy(workspace => workspace.CreatedAt).FirstOrDefaultAsync() is not { } workspace)
        {
            await Console.Error.WriteLineAsync("There is no workspace yet: open the application once and create the first account.");
            return;
        }

        var members = await db.Members.Where(member => member.WorkspaceId == workspace.Id).OrderBy(member => member.Id).Select(member => member.Id).ToListAsync();
        var now = DateTimeOffset.UtcNow;
        var generated = new LargeWorkspace(chosen[3], DateOnly.FromDateTime(now.UtcDateTime), new(chosen[0], chosen[1], chosen[2]), members);
        // The same numbers and day give the same journeys with the same ids.
        var first = generated.Journeys().First().Journey.Id;
        if (await db.Journeys.AnyAsync(journey => journey.Id == first))
        {
            await Console.Error.WriteLineAsync($"These journeys are in \"{workspace.Name}\" already: choose another SEED to add others.");
            return;
        }

        var measurements = await new WorkspaceLoader(database, contexts).LoadAsync(workspace.Id, members[0], generated, now.AddMonths(-14));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chosen[0]} journeys with {chosen[1]} touchpoints each and {measurements} measurements were added to \"{workspace.Name}\"."));
    }
}

using JourneyMapper.Data.LocalPostgres;
using Microsoft.Extensions.Logging.Abstractions;

// Arguments: the data folder and the folder of npm packages. Prints the connection string when the server answers,
// stops it when the input ends; prints the sentence and exits with 1 when it cannot start.
if (args.Length != 2)
    return 2;
try
{
    await using var server = await LocalPostgresServer.StartAsync(new LocalPostgresOptions(args[0], args[1]), NullLogger.Instance, CancellationToken.None);
    Console.WriteLine(server.ConnectionString);
    while (Console.ReadLine() is not null)
    {
    }
    return 0;
}
catch (LocalPostgresException e)
{
    Console.WriteLine(e.Message);
    return 1;
}

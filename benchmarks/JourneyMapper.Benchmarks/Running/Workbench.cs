namespace JourneyMapper.Benchmarks.Running;

/// <summary>What measurements share, each part started when the first of them asks for it.</summary>
sealed class Workbench : IAsyncDisposable
{
    Database? database;
    Application? application;

    /// <summary>Makes an empty database of that name on a server with durable settings.</summary>
    public async Task<string> NewDatabaseAsync(string name) => await (database ??= await Database.StartAsync()).CreateAsync(name);

    /// <summary>The running application.</summary>
    public async Task<Application> ApplicationAsync() => application ??= await Application.StartAsync(await NewDatabaseAsync("application"));

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
            await application.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}

using System.Runtime.CompilerServices;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>What tests in a browser share: windows that close by themselves, pictures of what went wrong, and no error in any console.</summary>
[Collection(RunningApplication.Collection)]
public abstract class BrowserTest(RunningApplication application)
{
    readonly List<Visitor> visitors = [];
    readonly List<SlowLine> lines = [];

    protected RunningApplication Application => application;

    /// <summary>Somebody opens a window, and signs in unless it is a stranger.</summary>
    protected Task<Visitor> ArriveAsync(Person? person, int width = 1440, int height = 900) => ArriveAsync(application.Address, person, width, height);

    /// <summary>Somebody opens a window on another application than the shared one.</summary>
    protected async Task<Visitor> ArriveAsync(Uri address, Person? person, int width = 1440, int height = 900)
    {
        var visitor = await Visitor.ArriveAsync(application.Browser, address, person, width, height);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>The application's address at the end of a line on which an answer takes longer, for as long as the test runs.</summary>
    protected Uri Behind(TimeSpan delay) => delay == TimeSpan.Zero ? application.Address : LineTo(application.Address, delay).Address;

    /// <summary>A line to a server, for as long as the test runs.</summary>
    private protected SlowLine LineTo(Uri server, TimeSpan delay)
    {
        var line = new SlowLine(server, delay);
        lines.Add(line);
        return line;
    }

    /// <summary>Runs the steps of a test.</summary>
    protected async Task InBrowserAsync(Func<Task> steps, [CallerMemberName] string name = "")
    {
        try
        {
            await steps();
            string.Join('\n', visitors.SelectMany(visitor => visitor.Errors)).ShouldBeEmpty("A browser's console shows errors.");
        }
        catch
        {
            await KeepEvidenceAsync(name);
            throw;
        }
        finally
        {
            foreach (var visitor in visitors)
                await visitor.DisposeAsync();
            foreach (var line in lines)
                await line.DisposeAsync();
        }
    }

    async Task KeepEvidenceAsync(string name)
    {
        var folder = Path.Combine(Repository.Root, "TestResults", "browser");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{GetType().Name}.{name}.server.txt"), application.ServerOutput);
        for (var i = 0; i < visitors.Count; i++)
        {
            var file = Path.Combine(folder, $"{GetType().Name}.{name}.{i + 1}");
            await File.WriteAllTextAsync($"{file}.console.txt", $"{visitors[i].Page.Url}\n{visitors[i].Console}");
            try
            {
                await visitors[i].Page.ScreenshotAsync(new() { Path = $"{file}.png" });
            }
            catch (PlaywrightException)
            {
                // The page, or the browser, is what went wrong; the reason is thrown anyway.
            }
        }
    }
}

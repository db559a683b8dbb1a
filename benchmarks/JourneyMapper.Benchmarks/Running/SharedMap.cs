using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>One map in tabs of a browser: one in which somebody edits, others in which it is seen.</summary>
sealed class SharedMap : IAsyncDisposable
{
    // Notes when a call leaves and when something to draw arrives, on the clock that all tabs of a browser share. Blazor's messages are
    // binary, with the names of their methods as plain text.
    const string Clock = """
        (() => {
          const now = () => performance.timeOrigin + performance.now();
          const names = (data, name) => typeof data !== 'string' && new TextDecoder('latin1').decode(data).includes(name);
          const clock = window.clock = {
            expect() { clock.drawn = new Promise(resolve => clock.drawing = resolve); },
          };
          window.WebSocket = class extends WebSocket {
            constructor(...parameters) {
              super(...parameters);
              this.addEventListener('message', event => {
                const at = now();
                if (names(event.data, 'JS.RenderBatch')) clock.drawing?.(at);
              });
            }
            send(data) {
              if (names(data, 'ChangeTouchpoint')) clock.sent = now();
              super.send(data);
            }
          };
        })();
        """;

    // Many tabs that nobody looks at: they neither lay out nor paint.
    const string Unseen = "document.addEventListener('DOMContentLoaded', () => document.documentElement.style.display = 'none')";

    readonly IBrowserContext context;
    readonly IBrowserContext unseen;
    readonly IPage author;
    readonly IReadOnlyList<IPage> readers;

    SharedMap(IBrowserContext context, IBrowserContext unseen, IPage author, IReadOnlyList<IPage> readers) =>
        (this.context, this.unseen, this.author, this.readers) = (context, unseen, author, readers);

    /// <summary>Stores a journey and opens its map.</summary>
    /// <param name="application">Where it is.</param>
    /// <param name="journey">Which.</param>
    /// <param name="readers">In how many tabs it is seen.</param>
    public static async Task<SharedMap> OpenAsync(Application application, Journey journey, int readers = 1)
    {
        var address = await application.AddAsync(journey);
        var window = await application.SignInAsync();
        await window.AddInitScriptAsync(Clock);
        var unseen = await application.SignInAsync();
        await unseen.AddInitScriptAsync(Clock);
        await unseen.AddInitScriptAsync(Unseen);
        var author = await window.OpenMapAsync(address);
        List<IPage> tabs = [];
        while (tabs.Count < readers)
            tabs.Add(await unseen.OpenMapAsync(address));
        return new(window, unseen, author, tabs);
    }

    /// <summary>Drags the first point of the emotion curve up or down.</summary>
    /// <returns>From the call that leaves the one tab to the drawing that reaches the last of the others.</returns>
    public async Task<TimeSpan> EditAsync()
    {
        await Task.WhenAll(readers.Select(reader => reader.EvaluateAsync("() => clock.expect()")));
        await author.DragPointAsync();
        var drawn = (await Task.WhenAll(readers.Select(reader => reader.EvaluateAsync<double>("() => clock.drawn")))).DefaultIfEmpty().Max();
        var sent = await author.EvaluateAsync<double>("() => clock.sent");
        // The author's own board is drawn and quiet before the next edit.
        await Assertions.Expect(author.Locator(".save-state[data-state=saved]")).ToBeVisibleAsync();
        return TimeSpan.FromMilliseconds(drawn - sent);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await unseen.DisposeAsync();
    }
}

using System.Globalization;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>One map in two tabs of a browser: one in which somebody edits, one in which somebody sees it.</summary>
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

    const float Step = 26.5f;

    readonly IBrowserContext context;
    readonly IPage author;
    readonly IPage reader;

    SharedMap(IBrowserContext context, IPage author, IPage reader) => (this.context, this.author, this.reader) = (context, author, reader);

    public static async Task<SharedMap> OpenAsync(Application application, Journey journey)
    {
        var address = await application.AddAsync(journey);
        var window = await application.SignInAsync();
        await window.AddInitScriptAsync(Clock);
        return new(window, await OpenAsync(window, address), await OpenAsync(window, address));
    }

    /// <summary>Drags the first point of the emotion curve up or down.</summary>
    /// <returns>From the call that leaves the one tab to the drawing that reaches the other.</returns>
    public async Task<TimeSpan> EditAsync()
    {
        await reader.EvaluateAsync("() => clock.expect()");
        await DragAsync(author.Locator(".point").First);
        var drawn = await reader.EvaluateAsync<double>("() => clock.drawn");
        var sent = await author.EvaluateAsync<double>("() => clock.sent");
        // The author's own board is drawn and quiet before the next edit.
        await Assertions.Expect(author.Locator(".save-state[data-state=saved]")).ToBeVisibleAsync();
        return TimeSpan.FromMilliseconds(drawn - sent);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    static async Task<IPage> OpenAsync(IBrowserContext window, Uri address)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.Locator(".board[data-ready]").WaitForAsync();
        return page;
    }

    async Task DragAsync(ILocator point)
    {
        var emotion = int.Parse(await point.GetAttributeAsync("aria-valuenow") ?? "0", CultureInfo.InvariantCulture);
        var box = await point.BoundingBoxAsync() ?? throw new InvalidOperationException("The emotion curve is not shown.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await author.Mouse.MoveAsync(x, y);
        await author.Mouse.DownAsync();
        await author.Mouse.MoveAsync(x, y + (emotion > 0 ? Step : -Step));
        await author.Mouse.UpAsync();
    }
}

using System.Globalization;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>Tabs of a browser that show a map, and what is done in them.</summary>
static class Tabs
{
    // One emotion of the curve, in CSS pixels.
    const float Step = 26.5f;

    /// <summary>Opens a map in a new tab and waits until it answers to gestures.</summary>
    public static async Task<IPage> OpenMapAsync(this IBrowserContext window, Uri address)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        // It may be one that shows nothing.
        await page.Locator(".board[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>Drags the first point of the emotion curve, down where it stands above the middle and up elsewhere.</summary>
    public static async Task DragPointAsync(this IPage page)
    {
        var point = page.Locator(".point").First;
        var emotion = int.Parse(await point.GetAttributeAsync("aria-valuenow") ?? "0", CultureInfo.InvariantCulture);
        var box = await point.BoundingBoxAsync() ?? throw new InvalidOperationException("The emotion curve is not shown.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x, y + (emotion > 0 ? Step : -Step));
        await page.Mouse.UpAsync();
    }
}

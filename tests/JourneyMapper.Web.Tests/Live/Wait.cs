using JourneyMapper.Web.Live;
namespace JourneyMapper.Web.Tests.Live;

/// <summary>Waits for what another node, or another thread, will do.</summary>
static class Wait
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await condition())
            await Task.Delay(10, patience.Token);
    }
}

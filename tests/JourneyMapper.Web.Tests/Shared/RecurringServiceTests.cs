using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

public sealed class RecurringServiceTests
{
    [Fact]
    public async Task Nothing_begins_after_a_pause_that_ended_with_the_application()
    {
        var service = new Counting();
        await service.StartAsync(CancellationToken.None);
        await service.Paused;
        await service.StopAsync(CancellationToken.None);
        await service.ExecuteTask!;
        service.Begun.ShouldBe(0);
    }

    sealed class Counting() : RecurringService(TimeProvider.System)
    {
        readonly TaskCompletionSource paused = new();

        public int Begun { get; private set; }

        public Task Paused => paused.Task;

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var pause = PauseAsync(TimeSpan.FromHours(1), stoppingToken);
            paused.SetResult();
            await pause;
            await TryAsync(() => Task.FromResult(++Begun > 0), stoppingToken);
        }

        protected override void LogUnreachable(string reason) => throw new InvalidOperationException(reason);

        protected override void LogFailed(Exception exception) => throw new InvalidOperationException("Nothing fails here.", exception);
    }
}

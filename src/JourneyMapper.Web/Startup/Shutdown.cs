namespace JourneyMapper.Web.Startup;

static class Shutdown
{
    // Less than the ten seconds that container managers usually grant.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Ends soon after it was asked to: an open map connects again as soon as it is sent away, and would hold the server for half a minute.</summary>
    public static void AddShutdown(this IServiceCollection services) => services.Configure<HostOptions>(options => options.ShutdownTimeout = Patience);
}

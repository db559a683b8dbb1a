namespace JourneyMapper.Web.Live;

/// <summary>What PostgreSQL announces on one channel, and what is done about it. See <see cref="DatabaseListener"/>.</summary>
public interface INotificationChannel
{
    /// <summary>The channel's name, an identifier of SQL.</summary>
    string Channel { get; }

    /// <summary>Something was announced; called for one announcement after the other, in the order of the commits.</summary>
    Task HearAsync(string payload, CancellationToken cancellation);

    /// <summary>It is listened from now on; what was announced earlier may have been missed.</summary>
    Task CatchUpAsync(CancellationToken cancellation);
}

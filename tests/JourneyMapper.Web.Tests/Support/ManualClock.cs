namespace JourneyMapper.Web.Tests.Support;

/// <summary>A clock in UTC that stands still unless somebody waits; what was to happen meanwhile happens then.</summary>
class ManualClock(DateTimeOffset now) : TimeProvider
{
    readonly Lock turn = new();
    readonly List<Alarm> alarms = [];
    DateTimeOffset now = now;

    public DateTimeOffset Now
    {
        get
        {
            lock (turn)
                return now;
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Time passes.</summary>
    public void Wait(TimeSpan time)
    {
        Alarm[] due;
        lock (turn)
        {
            now += time;
            due = [.. alarms.Where(alarm => alarm.At <= now)];
            alarms.RemoveAll(alarm => alarm.At <= now);
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    /// <summary>Rings once.</summary>
    sealed class Alarm(ManualClock clock, Action ring) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.turn)
            {
                clock.alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                At = clock.now + dueTime;
                clock.alarms.Add(this);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

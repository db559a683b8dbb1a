namespace JourneyMapper.Web.Live;

/// <summary>Hears the news of other nodes and tells them to whoever waits for them here.</summary>
sealed class TopicChannel(IEnumerable<WorkspaceTopic> news) : INotificationChannel
{
    /// <summary>The channel on which PostgreSQL carries each <see cref="TopicEnvelope"/>.</summary>
    public const string Name = "workspace_news";

    readonly Dictionary<string, WorkspaceTopic> news = news.ToDictionary(one => one.Kind, StringComparer.Ordinal);

    public string Channel => Name;

    public Task HearAsync(string payload, CancellationToken cancellation)
    {
        // A node of another version may send what this one does not know.
        if (TopicEnvelope.Read(payload) is { } letter && news.TryGetValue(letter.Kind, out var known))
            known.Hear(letter);
        return Task.CompletedTask;
    }

    public Task CatchUpAsync(CancellationToken cancellation)
    {
        foreach (var each in news.Values)
            each.TellMissed();
        return Task.CompletedTask;
    }
}

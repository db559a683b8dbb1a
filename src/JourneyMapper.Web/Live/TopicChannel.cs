namespace JourneyMapper.Web.Live;

/// <summary>Hears the news of other nodes and tells them to whoever waits for them here.</summary>
sealed class TopicChannel(IEnumerable<WorkspaceTopic> topics) : INotificationChannel
{
    /// <summary>The channel on which PostgreSQL carries each <see cref="TopicEnvelope"/>.</summary>
    public const string Name = "workspace_news";

    readonly Dictionary<string, WorkspaceTopic> topics = topics.ToDictionary(one => one.Kind, StringComparer.Ordinal);

    public string Channel => Name;

    public Task HearAsync(string payload, CancellationToken cancellation)
    {
        // A node of another version may send what this one does not know.
        if (TopicEnvelope.Read(payload) is { } envelope && topics.TryGetValue(envelope.Kind, out var known))
            known.Hear(envelope);
        return Task.CompletedTask;
    }

    public Task CatchUpAsync(CancellationToken cancellation)
    {
        foreach (var each in topics.Values)
            each.TellMissed();
        return Task.CompletedTask;
    }
}

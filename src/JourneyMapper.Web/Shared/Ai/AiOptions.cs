using System.Globalization;

namespace JourneyMapper.Web.Shared.Ai;

/// <summary>The language model that is asked. Read from the section <c>JourneyMapper:Ai</c>. No record: what prints itself might print the key.</summary>
public sealed class AiOptions
{
    static readonly TimeSpan UsualTimeout = TimeSpan.FromMinutes(2);
    static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    const int UsualOutput = 8192;
    const int LeastOutput = 256;
    const int MostOutput = 1_000_000;
    const int LongestModel = 120;

    /// <summary>Where an interface answers that is compatible with that of OpenAI, as far as its version: <c>http://localhost:11434/v1</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>What lets in there; null where nothing is asked for.</summary>
    public string? Key { get; init; }

    /// <summary>Which model is asked.</summary>
    public required string Model { get; init; }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; init; } = UsualTimeout;

    /// <summary>The most that the model may write in one answer, in tokens. An answer that it ends is not used.</summary>
    public int MaxOutput { get; init; } = UsualOutput;

    /// <summary>Null: no model is asked, and nothing of it is shown.</summary>
    /// <exception cref="StartupException">Something is missing, or not of its form.</exception>
    public static AiOptions? Read(IConfigurationSection section)
    {
        if (section.GetChildren().All(setting => string.IsNullOrWhiteSpace(setting.Value)))
            return null;
        var endpoint = Text("Endpoint")
            ?? throw new StartupException("JourneyMapper:Ai:Endpoint is missing: give the address of an interface that is compatible with OpenAI's, such as 'http://localhost:11434/v1', or remove the other settings of JourneyMapper:Ai.");
        // An address may hold a password: what is wrong with it is not repeated.
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address is not { UserInfo: "", Query: "", Fragment: "" })
            throw new StartupException("JourneyMapper:Ai:Endpoint is no address such as 'https://models.example.org/v1': http or https, without a name, a password or a query in it.");
        var model = Text("Model") ?? throw new StartupException("JourneyMapper:Ai:Model is missing: give the name of the model as its endpoint knows it.");
        if (model.Length > LongestModel)
            throw new StartupException($"JourneyMapper:Ai:Model is longer than {LongestModel} characters.");
        return new() { Endpoint = address, Key = Text("Key"), Model = model, Timeout = TimeoutOf(Text("Timeout")), MaxOutput = OutputOf(Text("MaxOutput")) };

        string? Text(string name) => section[name]?.Trim() is { Length: > 0 } text ? text : null;
    }

    static TimeSpan TimeoutOf(string? text) => text switch
    {
        null => UsualTimeout,
        _ when TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.FromSeconds(1) && time <= LongestTimeout => time,
        _ => throw new StartupException($"JourneyMapper:Ai:Timeout has '{text}', which is not a time from 00:00:01 to 01:00:00."),
    };

    static int OutputOf(string? text) => text switch
    {
        null => UsualOutput,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) && tokens is >= LeastOutput and <= MostOutput => tokens,
        _ => throw new StartupException($"JourneyMapper:Ai:MaxOutput has '{text}', which is not a number of tokens from {LeastOutput} to {MostOutput}."),
    };
}

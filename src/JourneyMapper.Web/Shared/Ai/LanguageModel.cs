using System.ClientModel;
using System.ClientModel.Primitives;
using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;

namespace JourneyMapper.Web.Shared.Ai;

/// <summary>
/// The language model that whoever runs the application has set up, or none. Neither questions nor answers are logged. What it answers is text of a stranger: callers show it as text, and check it.
/// </summary>
public sealed partial class LanguageModel : IAsyncDisposable
{
    /// <summary>Questions that a member may ask within <see cref="Window"/>.</summary>
    public const int MostQuestions = 20;

    /// <summary>How long a question counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    const int AtOnce = 4;
    const int Waiting = 20;
    const long LargestAnswer = 8 * 1024 * 1024;

    // Models that think aloud do so before they answer.
    const string ThoughtBegins = "<think>";
    const string ThoughtEnds = "</think>";

    readonly AiOptions? options;
    readonly ILogger<LanguageModel> logger;
    readonly TimeProvider clock;
    readonly HttpClient? http;
    readonly IChatClient? client;
    readonly PartitionedRateLimiter<Guid> rate = PartitionedRateLimiter.Create<Guid, Guid>(member => RateLimitPartition.GetFixedWindowLimiter(member, _ => new() { PermitLimit = MostQuestions, Window = Window }));
    readonly ConcurrencyLimiter order = new(new() { PermitLimit = AtOnce, QueueLimit = Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <inheritdoc cref="LanguageModel"/>
    public LanguageModel(AiOptions? options, ILogger<LanguageModel> logger, TimeProvider clock)
    {
        (this.options, this.logger, this.clock) = (options, logger, clock);
        if (options is null)
            return;
        // What is sent goes to the endpoint that was set up and nowhere else, and how long it takes is decided here.
        http = new(new AnswerLimit(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(15) })) { Timeout = Timeout.InfiniteTimeSpan };
        client = new ChatClient(options.Model, new ApiKeyCredential(options.Key ?? "none"), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        }).AsIChatClient();
    }

    /// <summary>Whether there is one. Where not, nothing is shown that would ask it.</summary>
    public bool IsConfigured => client is not null;

    /// <summary>What it is called.</summary>
    public string Name => options?.Model ?? "";

    /// <summary>Asks for a member.</summary>
    /// <exception cref="OperationCanceledException">The member has given up.</exception>
    public async Task<ModelAnswer> AskAsync(Guid member, ModelQuestion question, CancellationToken cancellation = default)
    {
        if (client is null || options is null)
            return new("", ModelProblem.NotConfigured);
        using var may = rate.AttemptAcquire(member);
        if (!may.IsAcquired)
            return new("", ModelProblem.TooOften);
        using var turn = await order.AcquireAsync(1, cancellation);
        if (!turn.IsAcquired)
            return new("", ModelProblem.Busy);
        var begin = clock.GetTimestamp();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(options.Timeout);
        try
        {
            return Read(await client.GetResponseAsync([new(ChatRole.System, question.Task), new ChatMessage(ChatRole.User, question.Texts)], OptionsOf(question, options), ending.Token));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            var problem = ending.IsCancellationRequested ? ModelProblem.TimedOut : ProblemOf(exception);
            LogNoAnswer(logger, problem, (exception as ClientResultException)?.Status, exception.GetType().Name, (int)clock.GetElapsedTime(begin).TotalSeconds);
            return new("", problem);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        http?.Dispose();
        await rate.DisposeAsync();
        await order.DisposeAsync();
    }

    static ModelAnswer Read(ChatResponse response)
    {
        var text = response.Text.Trim();
        if (text.StartsWith(ThoughtBegins, StringComparison.Ordinal) && text.IndexOf(ThoughtEnds, StringComparison.Ordinal) is > 0 and var end)
            text = text[(end + ThoughtEnds.Length)..].Trim();
        return response.FinishReason == ChatFinishReason.Length ? new("", ModelProblem.TooLong)
            : text.Length == 0 || (response.FinishReason is { } reason && reason != ChatFinishReason.Stop) ? new("", ModelProblem.Nonsense)
            : new(text);
    }

    static ChatOptions OptionsOf(ModelQuestion question, AiOptions options) => new()
    {
        MaxOutputTokens = options.MaxOutput,
        ResponseFormat = question.Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, "answer") : null,
        AdditionalProperties = question.Schema is null ? null : new() { ["strict"] = true },
    };

    // Of an endpoint that is no such interface, the library throws whatever it stumbles over.
    static ModelProblem ProblemOf(Exception exception) => exception switch
    {
        ClientResultException { Status: 401 or 403 or 404 } => ModelProblem.Refused,
        ClientResultException { Status: 429 or 503 } => ModelProblem.Busy,
        ClientResultException { Status: 400 or 413 or 422 } => ModelProblem.NotTaken,
        ClientResultException { Status: 0 } or HttpRequestException or IOException => ModelProblem.Unreachable,
        AggregateException { InnerException: { } inner } => ProblemOf(inner),
        _ => ModelProblem.Failed,
    };

    [LoggerMessage(EventId = 1700, Level = LogLevel.Warning, Message = "The language model gave no answer: {Problem} (status {Status}, {Reason}) after {Seconds} s")]
    static partial void LogNoAnswer(ILogger logger, ModelProblem problem, int? status, string reason, int seconds);

    // An endpoint that does not end would fill the memory.
    sealed class AnswerLimit(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return response;
        }
    }
}

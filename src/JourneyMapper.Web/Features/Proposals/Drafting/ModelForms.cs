using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;

namespace JourneyMapper.Web.Features.Proposals.Drafting;

/// <summary>The forms in which a model answers, and how an answer is read: all of it, or not at all.</summary>
static class ModelForms
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>That of a draft, with the channels that a workspace offers: built-in ones by their ids, which say what they are, and its own by their names.</summary>
    public static JsonElement Draft(ChannelLibrary channels) => JsonSerializer.SerializeToElement(Form("touchpoints", Item(new Dictionary<string, object>
    {
        ["stage"] = Choice("The stage that it belongs to.", Stages.All.Select(stage => JsonNamingPolicy.CamelCase.ConvertName(stage.ToString()))),
        ["name"] = Text("What the touchpoint is called: a few words."),
        ["channel"] = Choice("Where it happens; empty where none of these fits.", ["", .. channels.Offered.Select(channel => CalledBy(channels, channel))]),
        ["description"] = Text("What happens there, in a sentence."),
        ["action"] = Text("What the customer does, in a sentence."),
        ["thought"] = Text("What the customer thinks, in their own words, without quotation marks."),
        ["emotion"] = new { type = "integer", @enum = Enumerable.Range(-Limits.Emotion, (2 * Limits.Emotion) + 1), description = "How the customer feels, from very negative to very positive." },
        ["painPoints"] = Texts("What hurts there, each in a few words; empty where nothing does."),
        ["opportunities"] = Texts("What could be improved there, each in a few words; empty where nothing comes to mind."),
    })));

    /// <summary>That of suggested opportunities.</summary>
    public static JsonElement Suggestions { get; } = JsonSerializer.SerializeToElement(Form("opportunities", Item(new Dictionary<string, object>
    {
        ["title"] = Text("What could be done, in one line."),
        ["description"] = Text("How, and why it would help: two sentences at most."),
    })));

    /// <summary>Reads the touchpoints of a draft; null where the answer is not of its form.</summary>
    /// <param name="answer">What the model has answered.</param>
    /// <param name="source">Who proposes them, in words.</param>
    /// <param name="channels">The workspace's channels.</param>
    public static IReadOnlyList<ProposedItem>? ReadDraft(string answer, string source, ChannelLibrary channels) => Whole(Read<DraftAnswer>(answer)?.Touchpoints)?.Select(told => ProposedItem.Add(
        new Touchpoint
        {
            Id = Guid.CreateVersion7(),
            Stage = told.Stage,
            Name = told.Name,
            Channel = channels.Offered.FirstOrDefault(channel => CalledBy(channels, channel) == told.Channel)?.Id ?? told.Channel,
            Description = told.Description,
            Action = told.Action,
            Thought = told.Thought,
            Emotion = told.Emotion,
            PainPoints = string.Join('\n', told.PainPoints),
            Opportunities = string.Join('\n', told.Opportunities),
        },
        source, channels)).ToList();

    /// <summary>Reads suggested opportunities; null where the answer is not of its form.</summary>
    /// <param name="answer">What the model has answered.</param>
    /// <param name="about">The pain point that they would answer.</param>
    public static IReadOnlyList<ProposedItem>? ReadSuggestions(string answer, PainPoint about) => Whole(Read<SuggestionAnswer>(answer)?.Opportunities)?.Select(told => ProposedItem.Add(
        new Opportunity { Id = Guid.CreateVersion7(), Touchpoint = about.Touchpoint, Title = told.Title, Description = told.Description, PainPoints = about.Id.ToString() })).ToList();

    static string CalledBy(ChannelLibrary channels, Channel channel) => channel.IsOwn ? channels.LabelOf(channel) : channel.Id;

    // What a list must hold is not asked when it is read.
    static IReadOnlyList<T>? Whole<T>(IReadOnlyList<T>? list)
        where T : class => list is null || list.Contains(null) ? null : list;

    static T? Read<T>(string answer)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Unfenced(answer), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Models that do not know forms put JSON between fences, as in a conversation.
    static string Unfenced(string answer)
    {
        const string Fence = "```";
        var text = answer.Trim();
        return text.StartsWith(Fence, StringComparison.Ordinal) && text.EndsWith(Fence, StringComparison.Ordinal) && text.IndexOf('\n') is > 0 and var begin && begin < text.Length - Fence.Length
            ? text[begin..^Fence.Length]
            : text;
    }

    // Endpoints that keep a model to a form want all members named as required, and no others.
    static object Form(string list, object items) => Together(new Dictionary<string, object> { [list] = new { type = "array", items } });

    static object Item(Dictionary<string, object> members) => Together(members);

    static object Together(Dictionary<string, object> members) => new { type = "object", properties = members, required = members.Keys.ToArray(), additionalProperties = false };

    static object Text(string description) => new { type = "string", description };

    static object Texts(string description) => new { type = "array", items = new { type = "string" }, description };

    static object Choice(string description, IEnumerable<string> choices) => new { type = "string", @enum = choices.ToArray(), description };

    sealed record DraftAnswer(IReadOnlyList<DraftedTouchpoint> Touchpoints);

    sealed record DraftedTouchpoint(
        Stage Stage, string Name, string Channel, string Description, string Action, string Thought, int Emotion, IReadOnlyList<string> PainPoints, IReadOnlyList<string> Opportunities);

    sealed record SuggestionAnswer(IReadOnlyList<SuggestedOpportunity> Opportunities);

    sealed record SuggestedOpportunity(string Title, string Description);
}

using System.Collections.Frozen;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Guessing;

/// <summary>Finds the channel that a text means: by the names that the workspace gives them, or by what people call them elsewhere.</summary>
sealed class ChannelGuess
{
    static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["search"] = "google|bing|seo|sea|search engine|moteur de recherche|adwords|ads",
        ["marketplace"] = "amazon|ebay|etsy",
        ["social"] = "social|facebook|instagram|linkedin|tiktok|twitter|x|pinterest|snapchat|meta|reseau social|reseaux sociaux",
        ["video"] = "youtube|vimeo|video",
        ["email"] = "mail|e mail|email|newsletter|courriel|mailing|inbox",
        ["content"] = "blog|article|content|contenu|white paper|livre blanc",
        ["website"] = "web|website|site|site web|webshop|online shop|e shop|landing page|homepage|internet|online|boutique en ligne|page",
        ["chat"] = "chat|live chat|support|helpdesk|help desk|chatbot|service client|customer service|assistance",
        ["reviews"] = "review|reviews|avis|forum|trustpilot|rating",
        ["app"] = "app|mobile app|application|appli|mobile",
        ["messaging"] = "sms|text message|push|whatsapp|messenger|notification|message",
        ["podcast"] = "podcast|webinar|webinaire",
        ["community"] = "community|communaute|discord|user group",
        ["press"] = "press|pr|presse|media|magazine|newspaper|journal",
        ["word-of-mouth"] = "word of mouth|friend|friends|family|recommendation|bouche a oreille|ami|amis|famille|referral|colleague|collegue",
        ["event"] = "event|fair|trade show|conference|exhibition|salon|evenement|sponsoring|meetup",
        ["store"] = "store|shop|branch|pos|point of sale|in store|retail|showroom|face to face|in person|magasin|boutique|agence|point de vente|en personne|meeting|rendez vous|self service machine",
        ["phone"] = "phone|telephone|call|hotline|call center|call centre|appel|centre d appels",
        ["delivery"] = "delivery|packaging|parcel|shipping|package|livraison|colis|emballage|unboxing",
        ["print"] = "print|letter|brochure|flyer|catalogue|catalog|mail order|courrier|lettre|affiche|poster|billboard|invoice|facture",
        ["ai-chat"] = "chatgpt|ai chat|claude|gemini|chat ia",
        ["voice"] = "alexa|siri|voice assistant|assistant vocal",
        ["augmented-reality"] = "augmented reality|realite augmentee",
        ["virtual-reality"] = "virtual reality|realite virtuelle",
    }.SelectMany(pair => pair.Value.Split('|'), (pair, name) => (Name: ComparableText.Title(name), pair.Key)).DistinctBy(pair => pair.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Key, StringComparer.Ordinal);

    readonly Dictionary<string, string> names;
    readonly HashSet<string> offered;

    public ChannelGuess(ChannelLibrary library)
    {
        offered = library.Offered.Select(channel => channel.Id).ToHashSet(StringComparer.Ordinal);
        names = library.Offered.SelectMany(channel => new[] { channel.Id, channel.Name.En, channel.Name.Fr }, (channel, name) => (Name: ComparableText.Title(name), channel.Id))
            .DistinctBy(pair => pair.Name, StringComparer.Ordinal).ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
    }

    /// <summary>The channel that a text is the name of; of several, parted by commas or slashes, the first that is one.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="isExact">Whether the whole text is a name that the workspace gives it.</param>
    public string? Of(string text, out bool isExact)
    {
        var whole = ComparableText.Title(text);
        isExact = names.TryGetValue(whole, out var id);
        return isExact ? id : Known(whole) ?? text.Split(',', ';', '/', '+', '&', '\n').Select(part => Known(ComparableText.Title(part)) ?? Within(part)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The channel that a name of a touchpoint speaks of, or null: “Order confirmation e-mail”. Short words that mean other things too do not count.</summary>
    public string? Within(string name)
    {
        var words = ComparableText.Title(name).Split(' ');
        // Three words before one: “word of mouth”; the last before the first: what something is stands at the end in English.
        for (var length = 3; length > 0; length--)
            for (var start = words.Length - length; start >= 0; start--)
                if (string.Join(' ', words, start, length) is { Length: > 2 } part && Known(part) is { } id)
                    return id;
        return null;
    }

    string? Known(string name) => names.TryGetValue(name, out var id) ? id : Synonyms.TryGetValue(name, out var meant) && offered.Contains(meant) ? meant : null;
}

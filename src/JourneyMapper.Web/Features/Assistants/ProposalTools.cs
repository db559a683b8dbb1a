using System.ComponentModel;
using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Api;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace JourneyMapper.Web.Features.Assistants;

/// <summary>What an assistant proposes with one item.</summary>
enum ProposedKind
{
    /// <summary>A touchpoint more.</summary>
    AddTouchpoint,

    /// <summary>An opportunity more.</summary>
    AddOpportunity,

    /// <summary>Another text of a touchpoint.</summary>
    ChangeText,
}

/// <summary>An item as an assistant gives it: which of its members count is said by its kind.</summary>
sealed record ItemOfAssistant(
    [property: Description("AddTouchpoint needs stage and name; AddOpportunity needs touchpoint and title; ChangeText needs touchpoint, field and text.")] ProposedKind Kind,
    [property: Description("For AddTouchpoint: where it goes, behind the others there.")] Stage? Stage = null,
    [property: Description("For AddTouchpoint: what it is called, in a few words.")] string? Name = null,
    [property: Description("For AddTouchpoint: where it happens, such as website, email, store, phone, social, search.")] string? Channel = null,
    [property: Description("For AddTouchpoint and AddOpportunity: a sentence or two.")] string? Description = null,
    [property: Description("For AddTouchpoint: what the customer does.")] string? Action = null,
    [property: Description("For AddTouchpoint: what the customer thinks, in their words.")] string? Thought = null,
    [property: Description("For AddTouchpoint: how the customer feels, from -2 to 2.")] int? Emotion = null,
    [property: Description("For AddTouchpoint: what hurts there.")] IReadOnlyList<string>? PainPoints = null,
    [property: Description("For AddTouchpoint: what could be improved there.")] IReadOnlyList<string>? Opportunities = null,
    [property: Description("For AddOpportunity and ChangeText: the touchpoint's id, from read_journey.")] Guid? Touchpoint = null,
    [property: Description("For AddOpportunity: what could be done, in one line.")] string? Title = null,
    [property: Description("For ChangeText: which text, by its name in read_journey or one of Name, Description, Action, Thought, PainPoints, Opportunities (these two with an item a line).")] string? Field = null,
    [property: Description("For ChangeText: the whole new text.")] string? Text = null);

/// <summary>A proposal that was made. The address is relative to that of the application.</summary>
sealed record ProposalMade(Guid Id, int Items, string Address, string Note);

/// <summary>What assistants propose. Nothing of it is on a map before a person accepts it, and what cannot be accepted is refused as a whole, item by item in words.</summary>
[McpServerToolType]
sealed class ProposalTools(JourneyStore store, ProposalService proposals, IDbContextFactory<JourneyDbContext> contexts, ChannelLibraries libraries)
{
    [McpServerTool(Name = "propose_changes", Title = "Propose changes to a journey", ReadOnly = false, Destructive = false, Idempotent = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Proposes changes to a journey: touchpoints and opportunities to add, texts of touchpoints to change; 50 items at most. The map does not change: people see the proposal beside it and accept or decline each item. Read the journey first. Write in the language of the map.")]
    public async Task<ProposalMade> ProposeAsync(
        ClaimsPrincipal user, [Description("The journey's id, from find_journeys.")] Guid journey, [Description("What the proposal is about, in a few words.")] string title,
        [Description("In the order in which people shall read them.")] IReadOnlyList<ItemOfAssistant> items, CancellationToken cancellation = default)
    {
        var member = JourneyTools.MemberOf(user);
        if (!user.HasClaim(TokenAuthentication.ScopeClaim, TokenScopes.Assistants.Write))
            throw new McpException($"The token only reads. The user can create one with the scope {TokenScopes.Assistants.Write}.");
        if (await store.FindAsync(member, journey, cancellation) is not { } map)
            throw JourneyTools.NoJourney();
        if (items.Count > Limits.ProposalItems)
            throw new McpException(ProposalProblem.TooManyItems.Explain());
        var token = await TokenAsync(user, cancellation);
        var source = ProposalNotices.SourceOf(ProposalOrigin.Assistant, token);
        var channels = await libraries.ReadAsync(member.Workspace, cancellation);
        var (read, problems) = (new List<ProposedItem>(), new List<string>());
        foreach (var (i, item) in items.Index())
        {
            var (known, problem) = Read(map, item, source, channels);
            if (known is not null)
                read.Add(known);
            else
                problems.Add(ProposalText.ItemProblem.With(i + 1, problem));
        }

        if (problems.Count > 0)
            throw Refused(string.Join(' ', problems));
        return await proposals.AddAsync(member, journey, new(title, ProposalOrigin.Assistant, token, read), cancellation) switch
        {
            Proposed.Done done => new(done.Proposal, items.Count, JourneyAddress.ProposalsOf(journey), "Nothing is on the map yet: it waits there for people to accept or decline it, item by item."),
            Proposed.ItemsRefused refused => throw Refused(ProposalNotices.Explain(refused.Problems)),
            Proposed.Refused { Problem: var problem } => throw new McpException(problem.Explain()),
            _ => throw new InvalidOperationException("A proposal is there, or it is not."),
        };
    }

    static (ProposedItem? Item, string? Problem) Read(Journey map, ItemOfAssistant item, string source, ChannelLibrary channels)
    {
        switch (item.Kind)
        {
            case ProposedKind.AddTouchpoint:
                if (item.Stage is not { } stage || !Enum.IsDefined(stage))
                    return (null, "AddTouchpoint needs a stage.");
                if (ChannelOf(item.Channel, channels) is not { } channel)
                    return (null, $"There is no channel of that name. Those that there are: {string.Join(", ", channels.Offered.Select(known => known.IsOwn ? channels.LabelOf(known) : known.Id))}.");
                return (ProposedItem.Add(
                    new Touchpoint
                    {
                        Id = Guid.CreateVersion7(),
                        Stage = stage,
                        Name = item.Name ?? "",
                        Channel = channel,
                        Description = item.Description ?? "",
                        Action = item.Action ?? "",
                        Thought = item.Thought ?? "",
                        Emotion = item.Emotion ?? 0,
                        PainPoints = string.Join('\n', item.PainPoints ?? []),
                        Opportunities = string.Join('\n', item.Opportunities ?? []),
                    },
                    source,
                    channels), null);
            case ProposedKind.AddOpportunity:
                return item.Touchpoint is { } improved
                    ? (ProposedItem.Add(new Opportunity { Id = Guid.CreateVersion7(), Touchpoint = improved, Title = item.Title ?? "", Description = item.Description ?? "" }), null)
                    : (null, "AddOpportunity needs the id of a touchpoint.");
            case ProposedKind.ChangeText:
                if (item.Touchpoint is not { } changed || item.Text is not { } text)
                    return (null, "ChangeText needs the id of a touchpoint, a field and a text.");
                if (ProposedItem.Texts.FirstOrDefault(known => IsCalled(map, known, item.Field)) is not { } field)
                    return (null, $"There is no text of that name. Those that there are: {string.Join(", ", ProposedItem.Texts)}.");
                // One that is not there is refused with the others.
                return (ProposedItem.Write(changed, field, map.Find(changed) is { } touchpoint ? field.Read(touchpoint) : "", text), null);
            default:
                return (null, "There is no item of that kind.");
        }
    }

    static bool IsCalled(Journey map, Field field, string? name) =>
        ((string[])[field.Id, LaneSet.NameOf(map, field)]).Contains(name?.Trim(), StringComparer.OrdinalIgnoreCase);

    // read_journey tells channels as people read them.
    static string? ChannelOf(string? name, ChannelLibrary channels) => string.IsNullOrWhiteSpace(name) ? ""
        : channels.Names.Where(known => string.Equals(known.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(known => known.Channel.Id).FirstOrDefault();

    async Task<string> TokenAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return Guid.TryParse(user.FindFirstValue(TokenAuthentication.TokenClaim), out var id)
            ? await db.AccessTokens.Where(token => token.Id == id).Select(token => token.Name).SingleOrDefaultAsync(cancellation) ?? "–"
            : "–";
    }

    static McpException Refused(string why) => new($"Nothing was proposed, since some items cannot be accepted. {why}");
}

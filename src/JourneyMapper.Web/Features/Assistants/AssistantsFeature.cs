using JourneyMapper.Web.Features.Api;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Assistants;

/// <summary>The same for assistants as for programs, by the Model Context Protocol: they sign in by the same tokens and are counted by the same rate. They read, and propose: only people change maps.</summary>
static class AssistantsFeature
{
    /// <summary>Its address, relative to that of the interface for programs.</summary>
    public const string Address = "mcp";

    public static void AddAssistants(this IServiceCollection services) => services
        .AddMcpServer(server => server.ServerInstructions =
            "Customer journey maps of a team: five stages (awareness, consideration, decision, retention, loyalty) with touchpoints. Begin with find_journeys; its ids are what the other tools ask for. Maps are changed by people only: propose_changes makes a proposal that they accept or decline item by item.")
        // Each request stands for itself: any node answers it, and the token's member and role are today's.
        .WithHttpTransport(transport => transport.Stateless = true)
        .WithTools<JourneyTools>()
        .WithTools<ProposalTools>();

    public static void MapAssistants(this IEndpointRouteBuilder endpoints) => endpoints.MapForPrograms().MapMcp(Address).Needs(TokenScopes.Assistants.Read).ExcludeFromDescription();
}

using JourneyMapper.Web.Shared.Commands;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JourneyMapper.Web.Features.Board;

static class BoardServices
{
    /// <summary>Adds what boards need beside the rooms.</summary>
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddScoped<BrowserConnection>();
        services.AddSingleton<ICommandSource, TouchpointCommands>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<BrowserConnection>());
    }
}

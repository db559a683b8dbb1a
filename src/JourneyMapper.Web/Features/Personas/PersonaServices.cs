using JourneyMapper.Web.Shared.Commands;

namespace JourneyMapper.Web.Features.Personas;

static class PersonaServices
{
    /// <summary>Adds the library of personas.</summary>
    public static void AddPersonas(this IServiceCollection services)
    {
        services.AddSingleton<PersonaService>();
        services.AddSingleton<PersonaUses>();
        services.AddSingleton<ICommandSource, PersonaCommands>();
    }
}

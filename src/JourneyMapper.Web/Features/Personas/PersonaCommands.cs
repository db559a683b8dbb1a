using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Commands;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>Finds personas by name and role for the command palette, once something was typed.</summary>
public sealed class PersonaCommands(PersonaService personas) : ICommandSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Command>> FindAsync(CommandSearch search, CancellationToken cancellation) => search.IsEmpty ? [] :
    [
        .. (await personas.ReadAsync(search.Member.Workspace, cancellation)).Personas.Where(persona => search.Finds($"{persona.Name} {persona.Role}")).Take(CommandSearch.Most)
            .Select(persona => new Command(CommandKind.Persona, persona.Name, "person", PersonasPage.AddressOf(persona.Id), persona.Role)),
    ];
}

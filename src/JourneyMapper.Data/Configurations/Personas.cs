using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Personas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class PersonaConfiguration() : RecordConfiguration<Persona, Workspace>(LibraryKinds.Persona, JourneyDbContext.WorkspaceId);

// No key leads to the persona: one that was removed from the library may still be in the history of a journey, and come back with it.
sealed class JourneyPersonaConfiguration() : RecordConfiguration<JourneyPersona>(JourneyKinds.Persona)
{
    public override void Configure(EntityTypeBuilder<JourneyPersona> builder)
    {
        base.Configure(builder);
        builder.HasIndex(persona => persona.Persona);
    }
}

sealed class PersonaLibraryConfiguration : IEntityTypeConfiguration<PersonaLibraryRow>
{
    public void Configure(EntityTypeBuilder<PersonaLibraryRow> builder)
    {
        builder.ToTable("PersonaLibraries");
        builder.HasKey(library => library.WorkspaceId);
        builder.HasOne<Workspace>().WithOne().HasForeignKey<PersonaLibraryRow>(library => library.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class PictureConfiguration : IEntityTypeConfiguration<PictureRow>
{
    public void Configure(EntityTypeBuilder<PictureRow> builder)
    {
        builder.ToTable("Pictures");
        builder.Property(picture => picture.Id).ValueGeneratedNever();
        builder.HasIndex(picture => picture.WorkspaceId);
        // No key: one that a copy of the journey shows as well outlives it.
        builder.HasIndex(picture => picture.JourneyId);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(picture => picture.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

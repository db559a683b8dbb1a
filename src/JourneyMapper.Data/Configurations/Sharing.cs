using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class SharedLinkConfiguration : IEntityTypeConfiguration<SharedLinkRow>
{
    const int PasswordHash = 200;
    const int Comments = 20;

    public void Configure(EntityTypeBuilder<SharedLinkRow> builder)
    {
        builder.ToTable("SharedLinks");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.Property(link => link.Note).HasMaxLength(Limits.LinkNote);
        builder.Property(link => link.Lanes).HasMaxLength(SharedLinkRow.LanesLength);
        builder.Property(link => link.Comments).HasConversion<string>().HasMaxLength(Comments);
        builder.Property(link => link.PasswordHash).HasMaxLength(PasswordHash);
        builder.Property(link => link.Watermark).HasMaxLength(Limits.Watermark);
        builder.Property(link => link.Embedders).HasMaxLength(SharedLinkRow.EmbeddersLength);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.JourneyId);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(link => link.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SharedLinkVisitsConfiguration : IEntityTypeConfiguration<SharedLinkVisitsRow>
{
    public void Configure(EntityTypeBuilder<SharedLinkVisitsRow> builder)
    {
        builder.ToTable("SharedLinkVisits");
        builder.HasKey(visits => visits.LinkId);
        builder.HasOne<SharedLinkRow>().WithOne().HasForeignKey<SharedLinkVisitsRow>(visits => visits.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}

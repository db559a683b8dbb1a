using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class JourneyConfiguration : IEntityTypeConfiguration<JourneyRow>
{
    public void Configure(EntityTypeBuilder<JourneyRow> builder)
    {
        builder.ToTable("Journeys");
        // Every update of a journey names both as they must be: edited by nobody else since, and not in the trash.
        builder.Property(journey => journey.Revision).IsConcurrencyToken();
        builder.Property(journey => journey.TrashedAt).IsConcurrencyToken();
        builder.Property(journey => journey.Title).HasMaxLength(Limits.Name);
        builder.Property(journey => journey.Scenario).HasMaxLength(Limits.Text);
        builder.Property(journey => journey.Persona).HasMaxLength(Limits.Name);
        builder.Property(journey => journey.Tags).HasMaxLength(Limits.Tags * (Limits.Tag + 2));
        builder.HasIndex(journey => new { journey.WorkspaceId, journey.TrashedAt });
        builder.HasOne<Workspace>().WithMany().HasForeignKey(journey => journey.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The domain's own record is what is stored: the journey it belongs to is the only thing that it does not say itself.</summary>
sealed class TouchpointConfiguration : IEntityTypeConfiguration<Touchpoint>
{
    public void Configure(EntityTypeBuilder<Touchpoint> builder)
    {
        builder.ToTable("Touchpoints");
        builder.Property<Guid>(JourneyDbContext.JourneyId);
        builder.HasKey(touchpoint => touchpoint.Id);
        builder.Property(touchpoint => touchpoint.Id).ValueGeneratedNever();
        builder.Property(touchpoint => touchpoint.Stage).HasConversion<short>();
        builder.Property(touchpoint => touchpoint.Rank).HasConversion(rank => rank.Text, text => Rank.Parse(text)).UseCollation("C");
        builder.Property(touchpoint => touchpoint.Name).HasMaxLength(Limits.Name);
        builder.Property(touchpoint => touchpoint.Description).HasMaxLength(Limits.Text);
        builder.Property(touchpoint => touchpoint.Channel).HasMaxLength(40);
        builder.Property(touchpoint => touchpoint.Contact).HasConversion<string>().HasMaxLength(20);
        builder.Property(touchpoint => touchpoint.Setting).HasConversion<string>().HasMaxLength(20);
        builder.Property(touchpoint => touchpoint.Action).HasMaxLength(Limits.Text);
        builder.Property(touchpoint => touchpoint.Thought).HasMaxLength(Limits.Text);
        builder.Property(touchpoint => touchpoint.Emotion).HasConversion<short>();
        builder.Property(touchpoint => touchpoint.PainPoints).HasMaxLength(Limits.Text);
        builder.Property(touchpoint => touchpoint.Opportunities).HasMaxLength(Limits.Text);
        builder.Property(touchpoint => touchpoint.Importance).HasConversion<string>().HasMaxLength(20);
        builder.Property(touchpoint => touchpoint.Evidence).HasConversion<string>().HasMaxLength(20);
        builder.Property(touchpoint => touchpoint.EvidenceSource).HasMaxLength(Limits.Name);
        builder.Property(touchpoint => touchpoint.Kpis).HasConversion(
            kpis => kpis.ToString(), text => KpiTargets.Parse(text), new ValueComparer<KpiTargets>((first, second) => Equals(first, second), kpis => kpis.GetHashCode()));
        builder.Property(touchpoint => touchpoint.Cadence).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(JourneyDbContext.JourneyId, nameof(Touchpoint.Stage), nameof(Touchpoint.Rank)).IsUnique();
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(JourneyDbContext.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("Journal");
        builder.HasKey(entry => new { entry.JourneyId, entry.Revision });
        builder.HasIndex(entry => entry.EditId).IsUnique();
        builder.HasIndex(entry => new { entry.JourneyId, entry.AuthorId, entry.Revision });
        builder.Property(entry => entry.Edit).HasColumnType("jsonb");
        builder.Property(entry => entry.Difference).HasColumnType("jsonb");
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(entry => entry.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

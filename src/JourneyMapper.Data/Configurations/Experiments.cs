using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class ExperimentConfiguration : IEntityTypeConfiguration<ExperimentRow>
{
    public void Configure(EntityTypeBuilder<ExperimentRow> builder)
    {
        builder.ToTable("Experiments");
        builder.Property(experiment => experiment.Id).ValueGeneratedNever();
        builder.Property(experiment => experiment.TouchpointName).HasMaxLength(Limits.Name);
        builder.Property(experiment => experiment.Name).HasMaxLength(Limits.Name);
        builder.Property(experiment => experiment.Hypothesis).HasMaxLength(Limits.Note);
        builder.Property(experiment => experiment.Kpi).HasMaxLength(Limits.KpiId);
        builder.Property(experiment => experiment.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(experiment => experiment.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(experiment => experiment.Decision).HasMaxLength(Limits.Note);
        builder.HasIndex(experiment => experiment.JourneyId);
        builder.HasIndex(experiment => experiment.TouchpointId);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(experiment => experiment.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ExperimentVariantConfiguration : IEntityTypeConfiguration<ExperimentVariantRow>
{
    public void Configure(EntityTypeBuilder<ExperimentVariantRow> builder)
    {
        builder.ToTable("ExperimentVariants");
        builder.HasKey(variant => new { variant.ExperimentId, variant.Id });
        builder.Property(variant => variant.Id).ValueGeneratedNever();
        builder.Property(variant => variant.Name).HasMaxLength(Limits.Label);
        builder.HasOne<ExperimentRow>().WithMany(experiment => experiment.Variants).HasForeignKey(variant => variant.ExperimentId).OnDelete(DeleteBehavior.Cascade);
    }
}

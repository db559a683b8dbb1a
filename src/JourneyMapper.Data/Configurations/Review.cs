using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

static class ReviewLimits
{
    public const int Evidence = 60;
    public const int Rule = 60;
    public const int Key = 200;
}

sealed class KpiConfiguration : IEntityTypeConfiguration<KpiRow>
{
    public void Configure(EntityTypeBuilder<KpiRow> builder)
    {
        builder.ToTable("Kpis");
        builder.HasKey(kpi => new { kpi.WorkspaceId, kpi.Id });
        builder.Property(kpi => kpi.Id).HasMaxLength(Limits.KpiId);
        builder.Property(kpi => kpi.Name).HasMaxLength(Limits.Name);
        builder.Property(kpi => kpi.Unit).HasConversion<string>().HasMaxLength(20);
        builder.Property(kpi => kpi.Better).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(kpi => kpi.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class MeasurementConfiguration : IEntityTypeConfiguration<MeasurementRow>
{
    public void Configure(EntityTypeBuilder<MeasurementRow> builder)
    {
        builder.ToTable("Measurements");
        builder.HasKey(measurement => new { measurement.TouchpointId, measurement.Kpi, measurement.On });
        builder.Property(measurement => measurement.Kpi).HasMaxLength(Limits.KpiId);
        builder.Property(measurement => measurement.Source).HasDefaultValue(MeasurementSource.Unknown);
        builder.HasIndex(measurement => measurement.JourneyId);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(measurement => measurement.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class MeasurementSumConfiguration : IEntityTypeConfiguration<MeasurementSumRow>
{
    public void Configure(EntityTypeBuilder<MeasurementSumRow> builder)
    {
        builder.ToTable("MeasurementSums");
        builder.HasKey(sum => new { sum.JourneyId, sum.Kpi, sum.Period, sum.From });
        builder.Property(sum => sum.Kpi).HasMaxLength(Limits.KpiId);
        builder.Property(sum => sum.Period).HasConversion<short>();
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(sum => sum.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FactsConfiguration : IEntityTypeConfiguration<FactsRow>
{
    public void Configure(EntityTypeBuilder<FactsRow> builder)
    {
        builder.ToTable("Facts");
        builder.HasKey(facts => facts.JourneyId);
        builder.HasOne<JourneyRow>().WithOne().HasForeignKey<FactsRow>(facts => facts.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ScoreConfiguration : IEntityTypeConfiguration<ScoreRow>
{
    public void Configure(EntityTypeBuilder<ScoreRow> builder)
    {
        builder.ToTable("Scores");
        builder.HasKey(score => score.JourneyId);
        builder.HasOne<JourneyRow>().WithOne().HasForeignKey<ScoreRow>(score => score.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ScoreHistoryConfiguration : IEntityTypeConfiguration<ScoreHistoryRow>
{
    public void Configure(EntityTypeBuilder<ScoreHistoryRow> builder)
    {
        builder.ToTable("ScoreHistory");
        builder.HasKey(score => new { score.JourneyId, score.On });
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(score => score.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FindingConfiguration : IEntityTypeConfiguration<FindingRow>
{
    public void Configure(EntityTypeBuilder<FindingRow> builder)
    {
        builder.ToTable("Findings");
        builder.HasKey(finding => new { finding.JourneyId, finding.Key });
        builder.Property(finding => finding.Key).HasMaxLength(ReviewLimits.Key);
        builder.Property(finding => finding.Rule).HasMaxLength(ReviewLimits.Rule);
        builder.Property(finding => finding.Stage).HasConversion<short?>();
        builder.Property(finding => finding.Content).HasColumnType("jsonb");
        builder.Property(finding => finding.Note).HasMaxLength(Limits.Note);
        builder.Property(finding => finding.AcceptedBecause).HasMaxLength(Limits.Note);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(finding => finding.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SignOffConfiguration : IEntityTypeConfiguration<SignOffRow>
{
    public void Configure(EntityTypeBuilder<SignOffRow> builder)
    {
        builder.ToTable("SignOffs");
        builder.Property(signOff => signOff.Id).ValueGeneratedNever();
        builder.Property(signOff => signOff.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(signOff => signOff.Comment).HasMaxLength(Limits.Note);
        builder.HasIndex(signOff => new { signOff.JourneyId, signOff.RequestedAt });
        // The approvals that may still be voided: few, and looked through again and again.
        builder.HasIndex(signOff => signOff.JourneyId).HasFilter("\"State\" = 'Approved' AND \"VoidToldAt\" IS NULL").HasDatabaseName("IX_SignOffs_Standing");
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(signOff => signOff.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

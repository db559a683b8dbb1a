using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Imports;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class ScheduledImportConfiguration : IEntityTypeConfiguration<ScheduledImportRow>
{
    public void Configure(EntityTypeBuilder<ScheduledImportRow> builder)
    {
        builder.ToTable("ScheduledImports");
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.Property(import => import.Address).HasMaxLength(ScheduledImportRow.AddressLength);
        builder.Property(import => import.Plan).HasColumnType("jsonb");
        builder.Property(import => import.Frequency).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(import => new { import.WorkspaceId, import.Address }).IsUnique();
        builder.HasIndex(import => import.NextAt).HasFilter("\"IsEnabled\"");
        builder.HasOne<Workspace>().WithMany().HasForeignKey(import => import.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(import => import.MemberId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(import => import.JourneyId).OnDelete(DeleteBehavior.SetNull);
    }
}

sealed class ScheduledImportRunConfiguration : IEntityTypeConfiguration<ScheduledImportRunRow>
{
    public void Configure(EntityTypeBuilder<ScheduledImportRunRow> builder)
    {
        builder.ToTable("ScheduledImportRuns");
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Result).HasConversion<string>().HasMaxLength(20);
        builder.Property(run => run.Problem).HasMaxLength(30);
        builder.HasIndex(run => new { run.ImportId, run.Id });
        builder.HasOne<ScheduledImportRow>().WithMany().HasForeignKey(run => run.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

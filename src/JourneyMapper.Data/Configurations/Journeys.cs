using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
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
        foreach (var field in JourneyFields.Set.All.Where(field => (field.IsText || field.Kind == FieldKind.Tags) && !JourneyFields.Labels.Contains(field) && !JourneyFields.OutOfScope.Contains(field)))
            builder.Property(field.Id).HasMaxLength(field.Limit);
        builder.Property(journey => journey.State).HasConversion<string>().HasMaxLength(JourneyFields.State.Limit);
        builder.Property(journey => journey.ReviewEvery).HasConversion<string>().HasMaxLength(JourneyFields.ReviewEvery.Limit);
        builder.Property(journey => journey.Language).HasConversion<string>().HasMaxLength(JourneyFields.Language.Limit);
        builder.HasIndex(journey => new { journey.WorkspaceId, journey.TrashedAt });
        builder.HasOne<Workspace>().WithMany().HasForeignKey(journey => journey.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FolderRow>().WithMany().HasForeignKey(journey => journey.FolderId).OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>A kind of record of a journey.</summary>
abstract class RecordConfiguration<TRecord>(OrderedKind<TRecord> kind) : RecordConfiguration<TRecord, JourneyRow>(kind, JourneyDbContext.JourneyId)
    where TRecord : class, IRecord;

/// <summary>A kind of record. The domain's own record is what is stored: what it belongs to is the only thing that it does not say itself.</summary>
/// <param name="kind">Which.</param>
/// <param name="owner">The shadow property that says what a record belongs to.</param>
/// <typeparam name="TRecord">The records.</typeparam>
/// <typeparam name="TOwner">The row of what they belong to; they go with it.</typeparam>
abstract class RecordConfiguration<TRecord, TOwner>(OrderedKind<TRecord> kind, string owner) : IEntityTypeConfiguration<TRecord>
    where TRecord : class, IRecord
    where TOwner : class
{
    public virtual void Configure(EntityTypeBuilder<TRecord> builder)
    {
        builder.ToTable($"{kind.Name}s");
        builder.Property<Guid>(owner);
        builder.HasKey(nameof(IRecord.Id));
        builder.Property(nameof(IRecord.Id)).ValueGeneratedNever();
        builder.Property<Rank>(nameof(Rank)).HasConversion(rank => rank.Text, text => Rank.Parse(text)).UseCollation("C");
        foreach (var field in kind.Fields.All)
            Configure(builder.Property(field.Id), field);
        builder.HasIndex(kind.Group is null ? [owner, nameof(Rank)] : [owner, kind.Group.Id, nameof(Rank)]).IsUnique();
        builder.HasOne<TOwner>().WithMany().HasForeignKey(owner).OnDelete(DeleteBehavior.Cascade);
        if (kind.Distinct is not null)
            builder.HasIndex(owner, kind.Distinct.Id).IsUnique();
    }

    static void Configure(PropertyBuilder column, Field field)
    {
        if (field.IsText || field.Kind is FieldKind.Choice or FieldKind.Choices or FieldKind.Tags)
            column.HasMaxLength(field.Limit);
        // Names of choices rather than numbers: they can be read, and their order may change.
        if (column.Metadata.ClrType.IsEnum)
            column.HasConversion<string>();
        else if (field.Kind == FieldKind.Scale)
            column.HasConversion<short>();
    }
}

sealed class TouchpointConfiguration() : RecordConfiguration<Touchpoint>(JourneyKinds.Touchpoint)
{
    public override void Configure(EntityTypeBuilder<Touchpoint> builder)
    {
        base.Configure(builder);
        // Stages are fixed in number and order.
        builder.Property(touchpoint => touchpoint.Stage).HasConversion<short>();
        builder.Property(touchpoint => touchpoint.Kpis).HasConversion(
            kpis => kpis.ToString(), text => KpiTargets.Parse(text), new ValueComparer<KpiTargets>((first, second) => Equals(first, second), kpis => kpis.GetHashCode()));
        // What leads to a journey is asked for with each map.
        builder.HasIndex(touchpoint => touchpoint.Detail).HasFilter("\"Detail\" IS NOT NULL");
        // They are rows of their own, and part of it wherever it is read: no query can forget them.
        builder.ToTable("Touchpoints", table => table.Property(touchpoint => touchpoint.Kpis).HasColumnName(null)).ToSqlQuery("""
            SELECT t.*, COALESCE((
                SELECT string_agg(concat(k."Kpi", '|', k."Target", '|', k."Margin"), E'\n' ORDER BY k."Position")
                FROM "TouchpointKpis" AS k WHERE k."TouchpointId" = t."Id"), '') AS "Kpis"
            FROM "Touchpoints" AS t
            """);
    }
}

sealed class TransitionConfiguration() : RecordConfiguration<Transition>(JourneyKinds.Transition)
{
    public override void Configure(EntityTypeBuilder<Transition> builder)
    {
        base.Configure(builder);
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(transition => transition.From).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(transition => transition.To).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class PainPointConfiguration() : RecordConfiguration<PainPoint>(JourneyKinds.PainPoint)
{
    public override void Configure(EntityTypeBuilder<PainPoint> builder)
    {
        base.Configure(builder);
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(point => point.Touchpoint).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class OpportunityConfiguration() : RecordConfiguration<Opportunity>(JourneyKinds.Opportunity)
{
    public override void Configure(EntityTypeBuilder<Opportunity> builder)
    {
        base.Configure(builder);
        builder.ToTable("Opportunities");
        builder.HasIndex(opportunity => opportunity.Owner);
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(opportunity => opportunity.Touchpoint).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class OwnLaneConfiguration() : RecordConfiguration<OwnLane>(JourneyKinds.OwnLane);

sealed class GoalConfiguration() : RecordConfiguration<Goal>(JourneyKinds.Goal);

sealed class TouchpointKpiConfiguration : IEntityTypeConfiguration<TouchpointKpiRow>
{
    public void Configure(EntityTypeBuilder<TouchpointKpiRow> builder)
    {
        builder.ToTable("TouchpointKpis");
        builder.HasKey(kpi => new { kpi.TouchpointId, kpi.Kpi });
        builder.Property(kpi => kpi.Kpi).HasMaxLength(Limits.KpiId);
        builder.HasIndex(kpi => new { kpi.Kpi, kpi.TouchpointId });
        builder.HasOne<Touchpoint>().WithMany().HasForeignKey(kpi => kpi.TouchpointId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("Journal");
        builder.HasKey(entry => new { entry.StreamId, entry.Revision });
        builder.HasIndex(entry => entry.EditId).IsUnique();
        builder.HasIndex(entry => new { entry.StreamId, entry.AuthorId, entry.Revision });
        // Entries come in the order of time: a few numbers for each range of pages find the oldest, and cost an edit next to nothing.
        builder.HasIndex(entry => entry.At).HasMethod("brin");
        builder.Property(entry => entry.Stream).HasMaxLength(20);
        builder.Property(entry => entry.Program).HasMaxLength(120);
        builder.Property(entry => entry.Difference).HasColumnType("jsonb");
    }
}

sealed class JourneyAccessConfiguration : IEntityTypeConfiguration<JourneyAccessRow>
{
    public void Configure(EntityTypeBuilder<JourneyAccessRow> builder)
    {
        builder.ToTable("JourneyAccess");
        builder.HasKey(access => new { access.JourneyId, access.MemberId });
        builder.Property(access => access.Level).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(access => access.MemberId);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(access => access.JourneyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(access => access.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FolderConfiguration : IEntityTypeConfiguration<FolderRow>
{
    public void Configure(EntityTypeBuilder<FolderRow> builder)
    {
        builder.ToTable("Folders");
        builder.Property(folder => folder.Id).ValueGeneratedNever();
        builder.Property(folder => folder.Name).HasMaxLength(Limits.FolderName);
        builder.HasIndex(folder => new { folder.WorkspaceId, folder.ParentId, folder.Name }).IsUnique().AreNullsDistinct(false);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(folder => folder.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FolderRow>().WithMany().HasForeignKey(folder => folder.ParentId).OnDelete(DeleteBehavior.SetNull);
    }
}

sealed class FavouriteConfiguration : IEntityTypeConfiguration<FavouriteRow>
{
    public void Configure(EntityTypeBuilder<FavouriteRow> builder)
    {
        builder.ToTable("Favourites");
        builder.HasKey(favourite => new { favourite.MemberId, favourite.JourneyId });
        builder.HasOne<Member>().WithMany().HasForeignKey(favourite => favourite.MemberId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(favourite => favourite.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class NamedVersionConfiguration : IEntityTypeConfiguration<NamedVersionRow>
{
    public void Configure(EntityTypeBuilder<NamedVersionRow> builder)
    {
        builder.ToTable("NamedVersions");
        builder.HasKey(version => new { version.JourneyId, version.Revision });
        builder.Property(version => version.Name).HasMaxLength(Limits.Label);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(version => version.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class DerivationConfiguration : IEntityTypeConfiguration<DerivationRow>
{
    public void Configure(EntityTypeBuilder<DerivationRow> builder)
    {
        builder.ToTable("Derivations");
        builder.HasKey(derivation => derivation.JourneyId);
        builder.Property(derivation => derivation.Baseline).HasColumnType("jsonb");
        builder.HasIndex(derivation => derivation.OriginId);
        // A future journey outlives what it was derived from: what is left of that is its baseline.
        builder.HasOne<JourneyRow>().WithOne().HasForeignKey<DerivationRow>(derivation => derivation.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedViewRow>
{
    public void Configure(EntityTypeBuilder<SavedViewRow> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(view => view.Id).ValueGeneratedNever();
        builder.Property(view => view.Name).HasMaxLength(Limits.Label);
        builder.HasIndex(view => view.JourneyId);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(view => view.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class DeletedJourneyConfiguration : IEntityTypeConfiguration<DeletedJourneyRow>
{
    public void Configure(EntityTypeBuilder<DeletedJourneyRow> builder)
    {
        builder.ToTable("DeletedJourneys");
        builder.Property(journey => journey.Id).ValueGeneratedNever();
        builder.Property(journey => journey.Title).HasMaxLength(Limits.Name);
        builder.HasIndex(journey => new { journey.WorkspaceId, journey.DeletedAt });
        builder.HasOne<Workspace>().WithMany().HasForeignKey(journey => journey.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

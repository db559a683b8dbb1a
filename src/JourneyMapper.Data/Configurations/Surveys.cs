using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class SurveyConfiguration : IEntityTypeConfiguration<SurveyRow>
{
    const int Token = 60;

    public void Configure(EntityTypeBuilder<SurveyRow> builder)
    {
        builder.ToTable("Surveys");
        builder.Property(survey => survey.Id).ValueGeneratedNever();
        builder.Property(survey => survey.Token).HasMaxLength(Token);
        builder.HasIndex(survey => survey.Token).IsUnique();
        builder.HasIndex(survey => survey.JourneyId);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(survey => survey.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SurveyWordingConfiguration : IEntityTypeConfiguration<SurveyWordingRow>
{
    const int Language = 10;

    public void Configure(EntityTypeBuilder<SurveyWordingRow> builder)
    {
        builder.ToTable("SurveyWordings");
        builder.HasKey(wording => new { wording.SurveyId, wording.Language });
        builder.Property(wording => wording.Language).HasMaxLength(Language);
        builder.Property(wording => wording.Title).HasMaxLength(Limits.Name);
        builder.Property(wording => wording.Intro).HasMaxLength(Limits.Note);
        builder.Property(wording => wording.Consent).HasMaxLength(Limits.Note);
        builder.HasOne<SurveyRow>().WithMany(survey => survey.Wordings).HasForeignKey(wording => wording.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SurveyTouchpointConfiguration : IEntityTypeConfiguration<SurveyTouchpointRow>
{
    public void Configure(EntityTypeBuilder<SurveyTouchpointRow> builder)
    {
        builder.ToTable("SurveyTouchpoints");
        builder.HasKey(touchpoint => new { touchpoint.SurveyId, touchpoint.Number });
        builder.Property(touchpoint => touchpoint.Stage).HasConversion<short>();
        builder.Property(touchpoint => touchpoint.StageLabel).HasMaxLength(Limits.Label);
        builder.Property(touchpoint => touchpoint.Name).HasMaxLength(Limits.Name);
        builder.Property(touchpoint => touchpoint.Description).HasMaxLength(Limits.Text);
        builder.HasOne<SurveyRow>().WithMany(survey => survey.Touchpoints).HasForeignKey(touchpoint => touchpoint.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SurveyAnswerConfiguration : IEntityTypeConfiguration<SurveyAnswerRow>
{
    public void Configure(EntityTypeBuilder<SurveyAnswerRow> builder)
    {
        builder.ToTable("SurveyAnswers");
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.Property(answer => answer.Name).HasMaxLength(Limits.Name);
        builder.HasIndex(answer => new { answer.SurveyId, answer.AnsweredOn });
        builder.HasOne<SurveyRow>().WithMany().HasForeignKey(answer => answer.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SurveyStepConfiguration : IEntityTypeConfiguration<SurveyStepRow>
{
    public void Configure(EntityTypeBuilder<SurveyStepRow> builder)
    {
        builder.ToTable("SurveySteps");
        builder.HasKey(step => new { step.AnswerId, step.Position });
        builder.Property(step => step.Words).HasMaxLength(Limits.Name);
        builder.Property(step => step.Hurt).HasMaxLength(Limits.SurveyHurt);
        builder.HasIndex(step => new { step.SurveyId, step.Item });
        builder.HasOne<SurveyAnswerRow>().WithMany().HasForeignKey(step => step.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }
}

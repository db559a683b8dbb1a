using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Auditing;
using JourneyMapper.Data.Catalogue;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Imports;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Data.Review;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Data.Webhooks;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data;

/// <summary>Everything that JourneyMapper stores. One context for one operation, from a pooled factory.</summary>
public sealed class JourneyDbContext(DbContextOptions<JourneyDbContext> options)
    : IdentityUserContext<Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    /// <summary>Name of the shadow property that links a touchpoint to its journey.</summary>
    public const string JourneyId = "JourneyId";

    /// <summary>Name of the shadow property that links a persona to its workspace.</summary>
    public const string WorkspaceId = "WorkspaceId";

    /// <summary>A collation that comes with every PostgreSQL that knows ICU and sorts all languages sensibly: É beside E, no matter the case.</summary>
    public const string Alphabet = "und-x-icu";

    public DbSet<Workspace> Workspaces => Set<Workspace>();

    /// <summary>Who signs in.</summary>
    public DbSet<Account> Accounts => Users;

    /// <summary>Who works in which workspace.</summary>
    public DbSet<Member> Members => Set<Member>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<SetupCodeRow> SetupCodes => Set<SetupCodeRow>();

    public DbSet<BarredIdentityRow> BarredIdentities => Set<BarredIdentityRow>();

    public DbSet<MemberSession> Sessions => Set<MemberSession>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<IdempotentRequestRow> IdempotentRequests => Set<IdempotentRequestRow>();

    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    public DbSet<WebhookDeliveryRow> WebhookDeliveries => Set<WebhookDeliveryRow>();

    public DbSet<ScheduledImportRow> ScheduledImports => Set<ScheduledImportRow>();

    public DbSet<ScheduledImportRunRow> ScheduledImportRuns => Set<ScheduledImportRunRow>();

    public DbSet<ActivityRow> Activities => Set<ActivityRow>();

    public DbSet<JourneyRow> Journeys => Set<JourneyRow>();

    public DbSet<Touchpoint> Touchpoints => Set<Touchpoint>();

    public DbSet<PainPoint> PainPoints => Set<PainPoint>();

    /// <summary>What journeys shall do.</summary>
    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<Opportunity> Opportunities => Set<Opportunity>();

    public DbSet<TouchpointKpiRow> TouchpointKpis => Set<TouchpointKpiRow>();

    public DbSet<PersonaLibraryRow> PersonaLibraries => Set<PersonaLibraryRow>();

    public DbSet<Persona> Personas => Set<Persona>();

    public DbSet<JourneyPersona> JourneyPersonas => Set<JourneyPersona>();

    public DbSet<PictureRow> Pictures => Set<PictureRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<NamedVersionRow> NamedVersions => Set<NamedVersionRow>();

    public DbSet<DerivationRow> Derivations => Set<DerivationRow>();

    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();

    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    public DbSet<DeletedJourneyRow> DeletedJourneys => Set<DeletedJourneyRow>();

    public DbSet<JourneyAccessRow> JourneyAccesses => Set<JourneyAccessRow>();

    public DbSet<FolderRow> Folders => Set<FolderRow>();

    public DbSet<FavouriteRow> Favourites => Set<FavouriteRow>();

    public DbSet<AuditRow> Audits => Set<AuditRow>();

    public DbSet<CompetitorAuditRow> CompetitorAudits => Set<CompetitorAuditRow>();

    public DbSet<AuditCriterionRow> AuditCriteria => Set<AuditCriterionRow>();

    public DbSet<CompetitorRow> Competitors => Set<CompetitorRow>();

    public DbSet<AuditRoundRow> AuditRounds => Set<AuditRoundRow>();

    public DbSet<RoundTouchpointRow> RoundTouchpoints => Set<RoundTouchpointRow>();

    public DbSet<KpiRow> Kpis => Set<KpiRow>();

    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    public DbSet<ChannelLibraryRow> ChannelLibraries => Set<ChannelLibraryRow>();

    public DbSet<MeasurementRow> Measurements => Set<MeasurementRow>();

    public DbSet<MeasurementSumRow> MeasurementSums => Set<MeasurementSumRow>();

    public DbSet<FunnelCountRow> FunnelCounts => Set<FunnelCountRow>();

    public DbSet<FunnelMoneyRow> FunnelMoney => Set<FunnelMoneyRow>();

    public DbSet<FunnelTermsRow> FunnelTerms => Set<FunnelTermsRow>();

    public DbSet<FactsRow> Facts => Set<FactsRow>();

    public DbSet<ScoreRow> Scores => Set<ScoreRow>();

    public DbSet<ScoreHistoryRow> ScoreHistory => Set<ScoreHistoryRow>();

    public DbSet<FindingRow> Findings => Set<FindingRow>();

    public DbSet<SignOffRow> SignOffs => Set<SignOffRow>();

    public DbSet<CommentThreadRow> CommentThreads => Set<CommentThreadRow>();

    public DbSet<CommentRow> Comments => Set<CommentRow>();

    public DbSet<CommentMentionRow> CommentMentions => Set<CommentMentionRow>();

    public DbSet<CommentReadRow> CommentReads => Set<CommentReadRow>();

    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    public DbSet<ProposalItemRow> ProposalItems => Set<ProposalItemRow>();

    public DbSet<ExperimentRow> Experiments => Set<ExperimentRow>();

    public DbSet<ExperimentVariantRow> ExperimentVariants => Set<ExperimentVariantRow>();

    public DbSet<SurveyRow> Surveys => Set<SurveyRow>();

    public DbSet<SurveyWordingRow> SurveyWordings => Set<SurveyWordingRow>();

    public DbSet<SurveyTouchpointRow> SurveyTouchpoints => Set<SurveyTouchpointRow>();

    public DbSet<SurveyAnswerRow> SurveyAnswers => Set<SurveyAnswerRow>();

    public DbSet<SurveyStepRow> SurveySteps => Set<SurveyStepRow>();

    public DbSet<SharedLinkRow> SharedLinks => Set<SharedLinkRow>();

    public DbSet<SharedLinkVisitsRow> SharedLinkVisits => Set<SharedLinkVisitsRow>();

    public DbSet<CalendarFeedRow> CalendarFeeds => Set<CalendarFeedRow>();

    public DbSet<InboxItemRow> InboxItems => Set<InboxItemRow>();

    public DbSet<InboxMuteRow> InboxMutes => Set<InboxMuteRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>A text as it is searched: without accents. In SQL: <c>search_text</c>. Case is left to ILIKE.</summary>
    public static string SearchText(string text) => throw new NotSupportedException("The database does this.");

    /// <summary>What a member may do with a private journey: the name of an <see cref="AccessLevel"/>, or null for nothing; the application itself, null, may do everything. In SQL: <c>journey_access</c>.</summary>
    public static string? JourneyAccess(Guid journey, Guid? member) => throw new NotSupportedException("The database does this.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDbFunction(typeof(JourneyDbContext).GetMethod(nameof(SearchText))!).HasName("search_text");
        builder.HasDbFunction(typeof(JourneyDbContext).GetMethod(nameof(JourneyAccess))!).HasName("journey_access");
        builder.ApplyConfigurationsFromAssembly(typeof(JourneyDbContext).Assembly);
    }
}

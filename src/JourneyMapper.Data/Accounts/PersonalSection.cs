using JourneyMapper.Data.Auditing;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Imports;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Data.Review;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Data.Accounts;

/// <summary>A part of what is stored about a member: the rows of a table in which a column names them. Secrets are in none, nor what others have written.</summary>
/// <param name="Name">Of the part, in the file.</param>
/// <param name="Entity">The type of the rows.</param>
/// <param name="Member">The property that names the member, or the account.</param>
/// <param name="Columns">The properties that are told.</param>
public sealed record PersonalSection(string Name, Type Entity, string Member, IReadOnlyList<string> Columns)
{
    /// <summary>Whether its rows are those of an account, whatever workspace it is in.</summary>
    public bool IsOfAccount => Entity == typeof(Account) || IsTheirsAlone;

    /// <summary>Whether it is none of the business of owners, who have invited the account to one of several workspaces.</summary>
    public bool IsTheirsAlone => Entity == typeof(IdentityUserPasskey<Guid>) || Entity == typeof(IdentityUserLogin<Guid>);

    /// <summary>All parts, the account first. A test finds columns that name members and are not here.</summary>
    public static IReadOnlyList<PersonalSection> All { get; } =
    [
        Of<Account>("account", nameof(Account.Id), "Email", "TwoFactorEnabled"),
        Of<Member>("memberships", nameof(Accounts.Member.Id), "WorkspaceId", "DisplayName", "Role", "Language", "TimeZone", "Mail", "EnteredAt"),
        Of<MemberSession>("sessions", nameof(MemberSession.MemberId), "Browser", "System", "Address", "StartedAt", "ConfirmedAt", "UsedAt"),
        Of<IdentityUserPasskey<Guid>>("passkeys", "UserId"),
        Of<IdentityUserLogin<Guid>>("identities", "UserId", "LoginProvider", "ProviderDisplayName", "ProviderKey"),
        Of<AccessToken>("accessTokens", nameof(AccessToken.MemberId), "Name", "Scopes", "Hint", "CreatedAt", "ExpiresAt", "UsedAt", "RevokedAt"),
        Of<CalendarFeedRow>("calendarFeed", nameof(CalendarFeedRow.MemberId), "MadeAt", "ReadAt"),
        Of<ActivityRow>("activity", nameof(ActivityRow.MemberId), "At", "Kind", "Subject", "Value", "Before", "JourneyId", "Address"),
        // From where others did it is theirs.
        Of<ActivityRow>("activityAboutThem", nameof(ActivityRow.AboutId), "At", "Kind", "Subject", "Value", "Before", "JourneyId"),
        Of<Invitation>("invitations", nameof(Invitation.CreatedBy), "Note", "Role", "CreatedAt", "ExpiresAt", "UsedAt"),
        Of<JourneyAccessRow>("privateJourneysOpenToThem", nameof(JourneyAccessRow.MemberId), "JourneyId", "Level"),
        Of<FavouriteRow>("favourites", nameof(FavouriteRow.MemberId), "JourneyId"),
        Of<SavedViewRow>("savedViews", nameof(SavedViewRow.AuthorId), "JourneyId", "Name"),
        // What an edit says is the map's, and may hold what others wrote.
        Of<JournalRow>("edits", nameof(JournalRow.AuthorId), "At", "Stream", "StreamId", "Revision", "Program"),
        Of<JourneyRow>("journeysCreated", nameof(JourneyRow.CreatedBy), "Id", "CreatedAt"),
        Of<JourneyRow>("journeysChangedLast", nameof(JourneyRow.ChangedBy), "Id", "ChangedAt"),
        Of<JourneyRow>("journeysOwned", nameof(JourneyRow.Owner), "Id"),
        Of<Touchpoint>("touchpointsOwned", nameof(Touchpoint.Owner), "Id", JourneyDbContext.JourneyId),
        Of<Opportunity>("opportunitiesOwned", nameof(Opportunity.Owner), "Id", JourneyDbContext.JourneyId),
        Of<DeletedJourneyRow>("journeysDeleted", nameof(DeletedJourneyRow.DeletedBy), "Id", "DeletedAt"),
        Of<NamedVersionRow>("namedVersions", nameof(NamedVersionRow.AuthorId), "JourneyId", "Name"),
        Of<DerivationRow>("journeysDerived", nameof(DerivationRow.DerivedBy), "JourneyId", "OriginId"),
        Of<TemplateRow>("templates", nameof(TemplateRow.SavedBy), "Id", "Name"),
        Of<CommentRow>("comments", nameof(CommentRow.AuthorId), "ThreadId", "Number", "Text", "WrittenAt", "EditedAt", "DeletedAt"),
        Of<CommentRow>("commentsDeleted", nameof(CommentRow.DeletedBy), "ThreadId", "Number", "DeletedAt"),
        Of<CommentThreadRow>("threadsResolved", nameof(CommentThreadRow.ResolvedBy), "Id", "JourneyId", "ResolvedAt"),
        Of<CommentMentionRow>("mentions", nameof(CommentMentionRow.MemberId), "CommentId"),
        Of<CommentReadRow>("threadsRead", nameof(CommentReadRow.MemberId), "ThreadId", "Number"),
        Of<SignOffRow>("approvalsRequested", nameof(SignOffRow.RequestedBy), "JourneyId", "Revision", "RequestedAt"),
        Of<SignOffRow>("approvalsDecided", nameof(SignOffRow.DecidedBy), "JourneyId", "Revision", "State", "DecidedAt", "Comment"),
        Of<AuditRow>("audits", nameof(AuditRow.AuditorId), "JourneyId", "TouchpointId", "On", "Score", "Strengths", "Weaknesses", "Evidence", "EvidenceNote", "RecordedAt"),
        Of<CompetitorAuditRow>("auditsOfCompetitors", nameof(CompetitorAuditRow.AuditorId), "JourneyId", "TouchpointId", "On", "Score", "Strengths", "Weaknesses", "Evidence", "EvidenceNote", "RecordedAt"),
        Of<AuditRoundRow>("auditRoundsBegun", nameof(AuditRoundRow.AuthorId), "Id"),
        Of<RoundTouchpointRow>("auditsAssigned", nameof(RoundTouchpointRow.AuditorId), "RoundId", "TouchpointId"),
        Of<MeasurementRow>("measurements", nameof(MeasurementRow.AuthorId), "JourneyId", "TouchpointId", "Kpi", "On", "Value", "Source"),
        Of<FindingRow>("findingsAssigned", nameof(FindingRow.AssigneeId), "JourneyId", "Key"),
        Of<FindingRow>("findingsAccepted", nameof(FindingRow.AcceptedBy), "JourneyId", "Key", "AcceptedUntil"),
        Of<ExperimentRow>("experiments", nameof(ExperimentRow.AuthorId), "Id", "JourneyId"),
        Of<ExperimentRow>("experimentsDecided", nameof(ExperimentRow.DecidedBy), "Id", "JourneyId", "Decision", "DecidedOn"),
        Of<FunnelCountRow>("funnelCounts", nameof(FunnelCountRow.AuthorId), "JourneyId", "Month", "Stage", "People", "RecordedAt"),
        Of<FunnelMoneyRow>("funnelMoney", nameof(FunnelMoneyRow.AuthorId), "JourneyId", "Month", "Stage", "Cost", "Revenue", "RecordedAt"),
        Of<FunnelTermsRow>("funnelTerms", nameof(FunnelTermsRow.AuthorId), "JourneyId", "Month", "RecordedAt"),
        Of<ProposalRow>("proposals", nameof(ProposalRow.MemberId), "Id", "JourneyId"),
        Of<ProposalItemRow>("proposalsDecided", nameof(ProposalItemRow.DecidedBy), "ProposalId"),
        Of<SharedLinkRow>("guestLinks", nameof(SharedLinkRow.MakerId), "JourneyId", "Note"),
        Of<SharedLinkRow>("guestLinksEnded", nameof(SharedLinkRow.RevokedBy), "JourneyId", "RevokedAt"),
        Of<ScheduledImportRow>("scheduledImports", nameof(ScheduledImportRow.MemberId), "Id"),
        Of<InboxItemRow>("inbox", nameof(InboxItemRow.MemberId), "Kind", "At", "JourneyId"),
        Of<InboxItemRow>("inboxOfOthers", nameof(InboxItemRow.ActorId), "Kind", "At", "JourneyId"),
        Of<InboxMuteRow>("mutedJourneys", nameof(InboxMuteRow.MemberId), "JourneyId"),
    ];

    static PersonalSection Of<T>(string name, string member, params string[] columns) => new(name, typeof(T), member, columns);
}

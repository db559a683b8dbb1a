using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>The thresholds of a workspace's reviews.</summary>
public sealed class Thresholds(IDbContextFactory<JourneyDbContext> contexts, CoverageTopic topic, ActivityLog log)
{
    /// <summary>Those that count now.</summary>
    public async Task<CoverageSettings> ReadAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await ReviewQueries.SettingsAsync(db, workspace, cancellation);
    }

    /// <summary>Reads what somebody typed in their culture, and says which of it is no number within its range.</summary>
    public static (CoverageSettings Settings, IReadOnlySet<CoverageSetting> Wrong) Parse(IReadOnlyDictionary<CoverageSetting, string> typed, Cadence cadence)
    {
        var wrong = new HashSet<CoverageSetting>();
        decimal Read(CoverageSetting setting, bool whole)
        {
            if (TypedNumber.Read(typed[setting], CultureInfo.CurrentCulture) is { } number
                && number >= CoverageSettings.RangeOf(setting).Least && number <= CoverageSettings.RangeOf(setting).Most && (!whole || decimal.Truncate(number) == number))
                return number;
            wrong.Add(setting);
            return CoverageSettings.Default.Read(setting);
        }

        var settings = new CoverageSettings
        {
            LeastTouchpoints = (int)Read(CoverageSetting.LeastTouchpoints, whole: true),
            PostPurchaseShare = (int)Read(CoverageSetting.PostPurchaseShare, whole: true),
            MeasurementDays = (int)Read(CoverageSetting.MeasurementDays, whole: true),
            AuditScore = Read(CoverageSetting.AuditScore, whole: false),
            LowEmotion = (int)Read(CoverageSetting.LowEmotion, whole: true),
            EvidenceMonths = (int)Read(CoverageSetting.EvidenceMonths, whole: true),
            Cadence = cadence,
        };
        return (settings, wrong);
    }

    /// <summary>Stores thresholds; all reviews are made again. False when the member is no owner or a threshold lies outside its range.</summary>
    public async Task<bool> SaveAsync(CurrentMember member, CoverageSettings settings, CancellationToken cancellation = default)
    {
        if (!member.CanManage || settings.OutOfRange().Any())
            return false;
        var json = ReviewQueries.Write(settings);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return false;
        // A review that is running has read the thresholds before: what it stores has to be there to be removed.
        await ReviewLock.TakeAsync(db, member.Workspace, cancellation);
        await db.Workspaces.Where(workspace => workspace.Id == member.Workspace).ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.CoverageSettings, json), cancellation);
        await db.Scores.Where(score => db.Journeys.SeenBy(Reader.Application(member.Workspace)).Any(journey => journey.Id == score.JourneyId)).ExecuteDeleteAsync(cancellation);
        await db.ScoreHistory.Where(score => db.Journeys.SeenBy(Reader.Application(member.Workspace)).Any(journey => journey.Id == score.JourneyId)).ExecuteDeleteAsync(cancellation);
        log.Add(db, member, ActivityKind.ThresholdsChanged);
        await db.SaveChangesAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], cancellation);
        return true;
    }
}

using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>A journey with its scores, as programs read it.</summary>
/// <param name="Id">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Labels">Its own labels of the stages.</param>
/// <param name="Revision">The revision that was reviewed.</param>
/// <param name="Score">From 0 to 100.</param>
/// <param name="Stages">Five scores, see <see cref="Data.Review.ScoreRow.Stages"/>.</param>
/// <param name="Touchpoints">How many each stage has.</param>
/// <param name="Findings">How many there are that nobody has accepted, by severity.</param>
public sealed record ScoredJourney(Guid Id, string Title, string[] Labels, long Revision, short Score, short[] Stages, IReadOnlyList<int> Touchpoints, IReadOnlyDictionary<Severity, int> Findings)
{
    /// <summary>How many findings of a severity there are.</summary>
    public int Of(Severity severity) => Findings.GetValueOrDefault(severity);
}

/// <content>All journeys, part by part.</content>
public sealed partial class Portfolio
{
    /// <summary>Journeys with their scores, in the order of their ids: three queries, however many they are.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="after">Only those behind this one.</param>
    /// <param name="atMost">Only those with a score of at most so many points; null: all.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<ScoredJourney>> ScoresAsync(Reader reader, Guid after, int? atMost, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Journeys.InUse(reader).Where(journey => journey.Id > after).Join(db.Scores, journey => journey.Id, score => score.JourneyId, (journey, score) => new { journey, score })
            .Where(line => atMost == null || line.score.Score <= atMost).OrderBy(line => line.journey.Id).Take(take)
            .Select(line => new { line.journey.Id, line.journey.Title, line.journey.Labels, line.score.Revision, line.score.Score, line.score.Stages }).ToListAsync(cancellation);
        Guid[] ids = [.. rows.Select(row => row.Id)];
        var touchpoints = await db.Touchpoints.Where(touchpoint => ids.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)))
            .GroupBy(touchpoint => new { Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId), touchpoint.Stage }).Select(group => new { group.Key.Journey, group.Key.Stage, Count = group.Count() })
            .ToDictionaryAsync(group => (group.Journey, group.Stage), group => group.Count, cancellation);
        var findings = (await Findings(db, reader, accepted: false).Where(finding => ids.Contains(finding.JourneyId)).GroupBy(finding => new { finding.JourneyId, finding.Severity })
            .Select(group => new { group.Key.JourneyId, group.Key.Severity, Count = group.Count() }).ToListAsync(cancellation)).ToLookup(group => group.JourneyId);
        return rows.ConvertAll(row => new ScoredJourney(
            row.Id, row.Title, row.Labels, row.Revision, row.Score, row.Stages, [.. Stages.All.Select(stage => touchpoints.GetValueOrDefault((row.Id, stage)))],
            findings[row.Id].ToDictionary(group => (Severity)group.Severity, group => group.Count)));
    }
}

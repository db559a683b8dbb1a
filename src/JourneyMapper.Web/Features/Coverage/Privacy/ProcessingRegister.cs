using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Privacy;

/// <summary>A touchpoint that uses personal data, with what the register of processing says of it.</summary>
/// <param name="Journey">Its journey.</param>
/// <param name="Title">That journey's title.</param>
/// <param name="Touchpoint">The touchpoint, all of it.</param>
/// <param name="Owner">Who answers for it, by name.</param>
public sealed record ProcessingLine(Guid Journey, string Title, Touchpoint Touchpoint, string? Owner);

/// <summary>Which processing is listed.</summary>
/// <param name="Basis">Only by this right; null: by any.</param>
/// <param name="Gaps">Only where the right or the time for which data are kept is not said.</param>
public sealed record ProcessingFilter(LegalBasis? Basis = null, bool Gaps = false);

/// <summary>
/// The register of processing: what Article 30 of the General Data Protection Regulation asks for, read from the touchpoints of all journeys in use. Journeys that show a future state are left out: nothing is
/// processed there yet.
/// </summary>
public sealed class ProcessingRegister(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>One page of it, in the order of journeys and their maps.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<ProcessingLine> Lines, int Total)> FindAsync(Reader reader, ProcessingFilter filter, int skip, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var all = from touchpoint in db.Touchpoints
                  join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
                  where touchpoint.PersonalData != "" && journey.State == JourneyState.Current
                  select new { Touchpoint = touchpoint, journey.Id, journey.Title };
        if (filter.Basis is { } basis)
            all = all.Where(line => line.Touchpoint.LegalBasis == basis);
        if (filter.Gaps)
            all = all.Where(line => line.Touchpoint.LegalBasis == LegalBasis.Unsaid || line.Touchpoint.DataRetention == "");
        var rows = await all.OrderBy(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)).ThenBy(line => line.Id).ThenBy(line => line.Touchpoint.Stage).ThenBy(line => line.Touchpoint.Rank)
            .Skip(skip).Take(take).Select(line => new { line, Owner = db.Members.Where(user => user.Id == line.Touchpoint.Owner).Select(user => user.DisplayName).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellation);
        var lines = rows.ConvertAll(row => new ProcessingLine(row.line.Id, row.line.Title, row.line.Touchpoint, row.Owner));
        return (lines, skip == 0 && lines.Count < take ? lines.Count : await all.CountAsync(cancellation));
    }
}

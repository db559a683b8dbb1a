using JourneyMapper.Data;
using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Experiments;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api;

/// <summary>A part of the list of experiments.</summary>
public sealed record ExperimentPart
{
    /// <summary>The experiments, in the order of their ids.</summary>
    public required IReadOnlyList<ExperimentEntry> Experiments { get; init; }

    /// <summary>What to send as "after" to get the next part; null when there is none.</summary>
    public required Guid? Next { get; init; }
}

/// <summary>An experiment with the figures of its variants.</summary>
public sealed record ExperimentEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>"planned", "running" or "decided".</summary>
    public required string State { get; init; }

    /// <summary>"conversion" compares rates, "mean" compares means.</summary>
    public required string Kind { get; init; }

    /// <summary>The map that it is about.</summary>
    public required JourneyEntry Journey { get; init; }

    /// <summary>The touchpoint's id; it may be gone from the map.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>The id of the KPI that it should move, or null.</summary>
    public required string? Kpi { get; init; }

    /// <summary>How many visitors, or values, each variant is to have, or null.</summary>
    public required long? Planned { get; init; }

    /// <summary>The first day, or null.</summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>The last day, or null.</summary>
    public required DateOnly? EndsOn { get; init; }

    /// <summary>The id of the variant that was chosen; null while nobody has decided.</summary>
    public required Guid? Chosen { get; init; }

    /// <summary>What is compared; the first is the control.</summary>
    public required IReadOnlyList<VariantEntry> Variants { get; init; }
}

/// <summary>One variant with its figures.</summary>
public sealed record VariantEntry
{
    /// <summary>Its id, unique within the experiment.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Visitors who saw it, or values that were measured.</summary>
    public required long Visitors { get; init; }

    /// <summary>How many of them converted; null where means are compared.</summary>
    public required long? Conversions { get; init; }

    /// <summary>The mean of the values; null where rates are compared.</summary>
    public required decimal? Mean { get; init; }

    /// <summary>Their standard deviation; null where rates are compared.</summary>
    public required decimal? Deviation { get; init; }

    internal static VariantEntry Of(ExperimentVariant variant, ExperimentKind kind) => new()
    {
        Id = variant.Id,
        Name = variant.Name,
        Visitors = variant.Count,
        Conversions = kind == ExperimentKind.Conversion ? variant.Conversions : null,
        Mean = kind == ExperimentKind.Mean ? variant.Mean : null,
        Deviation = kind == ExperimentKind.Mean ? variant.Deviation : null,
    };
}

/// <summary>Reads the experiments of a workspace for programs, a part at a time.</summary>
sealed class ExperimentDirectory(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The experiments behind one, or from the first on.</summary>
    public async Task<ExperimentPart> ReadAsync(Reader reader, Guid? after, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var last = after ?? Guid.Empty;
        var rows = await (from row in db.Experiments.AsNoTracking().Include(row => row.Variants)
                          join journey in db.Journeys.InUse(reader) on row.JourneyId equals journey.Id
                          where row.Id > last
                          orderby row.Id
                          select new { Row = row, journey.Title }).Take(take + 1).ToListAsync(cancellation);
        return new() { Experiments = [.. rows.Take(take).Select(found => Entry(found.Row, found.Title))], Next = rows.Count > take ? rows[take - 1].Row.Id : null };
    }

    static ExperimentEntry Entry(ExperimentRow row, string title) => new()
    {
        Id = row.Id,
        Name = row.Name,
        State = row.State.ToString().ToLowerInvariant(),
        Kind = row.Kind.ToString().ToLowerInvariant(),
        Journey = new() { Id = row.JourneyId, Title = title },
        Touchpoint = row.TouchpointId,
        Kpi = row.Kpi,
        Planned = row.Planned,
        StartsOn = row.StartsOn,
        EndsOn = row.EndsOn,
        Chosen = row.Chosen,
        Variants = [.. row.Read().Variants.Select(variant => VariantEntry.Of(variant, row.Kind))],
    };
}

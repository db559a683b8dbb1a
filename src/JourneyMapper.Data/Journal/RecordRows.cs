using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JourneyMapper.Data.Journal;

/// <summary>What records belong to.</summary>
/// <param name="Column">The shadow property that holds its id.</param>
/// <param name="Id">The id.</param>
readonly record struct RecordOwner(string Column, Guid Id)
{
    public static RecordOwner Journey(Guid id) => new(JourneyDbContext.JourneyId, id);

    public static RecordOwner Workspace(Guid id) => new(JourneyDbContext.WorkspaceId, id);
}

/// <summary>Records as rows: one table a kind, the domain's own records, and what they belong to.</summary>
static class RecordRows
{
    /// <summary>Has a record written with the next save.</summary>
    public static EntityEntry<TRecord> Track<TRecord>(JourneyDbContext db, RecordOwner owner, TRecord record, EntityState state)
        where TRecord : class, IRecord
    {
        var entry = db.Entry(record);
        entry.Property(owner.Column).CurrentValue = owner.Id;
        entry.State = state;
        // The rows of its KPIs come with a touchpoint that is added; one that is removed takes them along.
        if (state == EntityState.Added && record is Touchpoint touchpoint)
            db.AddRange(TouchpointKpiRow.Of(touchpoint.Id, touchpoint.Kpis));
        return entry;
    }
}

/// <summary>Reads the records of a kind, of many journeys at once; gives what puts them into each of these.</summary>
sealed class RecordReader(JourneyDbContext db, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation) : IRecordKindVisitor<Task<Func<Journey, Journey>>>
{
    public Task<Func<Journey, Journey>> Visit<TRoot>(RootKind<TRoot> kind)
        where TRoot : class, IStreamRoot =>
        Task.FromResult<Func<Journey, Journey>>(journey => journey);

    public async Task<Func<Journey, Journey>> Visit<TRecord>(OrderedKind<TRecord> kind)
        where TRecord : class, IRecord
    {
        var records = (await db.Set<TRecord>().AsNoTracking()
            .Where(record => journeys.Contains(EF.Property<Guid>(record, JourneyDbContext.JourneyId)))
            .Select(record => new { Journey = EF.Property<Guid>(record, JourneyDbContext.JourneyId), Record = record })
            .ToListAsync(cancellation)).ToLookup(row => row.Journey, row => row.Record);
        return journey => (Journey)kind.With(journey, kind.InOrder(records[journey.Id]));
    }
}

/// <summary>Has all records of a journey just made written with the next save.</summary>
sealed class RecordAdder(JourneyDbContext db, Journey journey) : IRecordKindVisitor<int>
{
    public int Visit<TRoot>(RootKind<TRoot> kind)
        where TRoot : class, IStreamRoot =>
        0;

    public int Visit<TRecord>(OrderedKind<TRecord> kind)
        where TRecord : class, IRecord
    {
        foreach (var record in kind.All(journey))
            RecordRows.Track(db, RecordOwner.Journey(journey.Id), record, EntityState.Added);
        return kind.All(journey).Length;
    }
}

/// <summary>
/// Finds the records that may take the place of one another within an edit, as two that change places do. Rows are written one after the other, and a place is one row's only: these have to leave theirs first.
/// </summary>
sealed class CrossingPlaces : IChangeVisitor
{
    readonly Dictionary<Type, (int Places, List<Guid> Moved)> kinds = [];

    /// <summary>Those that move, by their type, where others of it move, come or go as well.</summary>
    public IEnumerable<(Type Record, Guid[] Ids)> All => kinds.Where(kind => kind.Value is { Places: > 1, Moved.Count: > 0 }).Select(kind => (kind.Key, kind.Value.Moved.ToArray()));

    public void Visit<TRecord>(Change.Added<TRecord> change)
        where TRecord : class, IRecord =>
        Note<TRecord>();

    public void Visit<TRecord>(Change.Removed<TRecord> change)
        where TRecord : class, IRecord =>
        Note<TRecord>();

    public void Visit<TRecord>(Change.Changed<TRecord> change)
        where TRecord : class, IRecord
    {
    }

    public void Visit<TRecord>(Change.Moved<TRecord> change)
        where TRecord : class, IRecord =>
        Note<TRecord>().Add(change.Id);

    List<Guid> Note<TRecord>()
    {
        var (places, moved) = kinds.GetValueOrDefault(typeof(TRecord), (0, []));
        kinds[typeof(TRecord)] = (places + 1, moved);
        return moved;
    }
}

/// <summary>Has the rows that changes are about written with the next save, and of those only the columns that change: the texts beside them may be long.</summary>
/// <param name="db">Where.</param>
/// <param name="owner">What the records belong to.</param>
/// <param name="after">The root after the changes.</param>
/// <param name="row">The root's own row, where its fields can change.</param>
sealed class RecordWriter(JourneyDbContext db, RecordOwner owner, IStreamRoot after, EntityEntry<JourneyRow>? row = null) : IChangeVisitor
{
    public void Visit<TRecord>(Change.Added<TRecord> change)
        where TRecord : class, IRecord =>
        RecordRows.Track(db, owner, change.Record, EntityState.Added);

    public void Visit<TRecord>(Change.Removed<TRecord> change)
        where TRecord : class, IRecord =>
        RecordRows.Track(db, owner, change.Record, EntityState.Deleted);

    public void Visit<TRecord>(Change.Changed<TRecord> change)
        where TRecord : class, IRecord
    {
        if (change.Kind is RootKind<Journey>)
            foreach (var field in change.Fields)
                row!.Property(ColumnOf(field.Field)).IsModified = true;
        else
            Update(change.Kind, change.Id, change.Fields.Where(field => (Field)field.Field != TouchpointFields.Kpis).Select(field => field.Field.Id));
        if (change is Change.Changed<Touchpoint> { Fields: var fields } && fields.FirstOrDefault(field => field.Field == TouchpointFields.Kpis) is { } kpis)
            UpdateKpis(change.Id, KpiTargets.Parse(kpis.From), KpiTargets.Parse(kpis.To));
    }

    public void Visit<TRecord>(Change.Moved<TRecord> change)
        where TRecord : class, IRecord =>
        Update(change.Kind, change.Id, change.Kind.Group is { } group && change.From.Group != change.To.Group ? [group.Id, nameof(Rank)] : [nameof(Rank)]);

    // What there is of each stage stands in one column.
    static string ColumnOf(Field field) => JourneyFields.Labels.Any(label => label.Id == field.Id) ? nameof(JourneyRow.Labels)
        : JourneyFields.OutOfScope.Any(reason => reason.Id == field.Id) ? nameof(JourneyRow.OutOfScope)
        : field.Id;

    void UpdateKpis(Guid touchpoint, KpiTargets before, KpiTargets after)
    {
        var left = TouchpointKpiRow.Of(touchpoint, before).ToDictionary(row => row.Kpi, StringComparer.Ordinal);
        foreach (var row in TouchpointKpiRow.Of(touchpoint, after))
            if (left.Remove(row.Kpi, out var stored))
                db.Attach(stored).CurrentValues.SetValues(row);
            else
                db.Add(row);
        db.RemoveRange(left.Values);
    }

    void Update<TRecord>(RecordKind<TRecord> kind, Guid id, IEnumerable<string> columns)
        where TRecord : class, IRecord
    {
        var entry = db.Entry(kind.Find(after, id) ?? throw new InvalidOperationException("A changed record is missing after the change."));
        if (entry.State == EntityState.Detached)
            RecordRows.Track(db, owner, entry.Entity, EntityState.Unchanged);
        foreach (var column in columns)
            if (entry.State != EntityState.Added)
                entry.Property(column).IsModified = true;
    }
}

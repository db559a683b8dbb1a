using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace JourneyMapper.Web.Features.Templates;

/// <summary>
/// The templates of workspaces: copies of journeys to begin others with. Those who may edit journeys see and save them, and change their own; owners change all. A template or
/// journey of another workspace answers as one that does not exist. A template is open to all of them, so a journey becomes one only by the hand of somebody who may edit it. Methods answer null when it is done, or why it is not.
/// </summary>
public sealed class TemplateService(JourneyStore store, IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    // Longer than any notice offers to take a deletion back.
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A workspace's templates in the order of the alphabet; none for those who may not edit.</summary>
    public async Task<IReadOnlyList<TemplateSummary>> ListAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await InUse(db, member).OrderBy(row => EF.Functions.Collate(row.Name, JourneyDbContext.Alphabet)).ThenBy(row => row.Id).Select(row => new
        {
            row.Id,
            row.Name,
            row.Scenario,
            row.Stages,
            row.Emotions,
            row.SavedBy,
            row.SavedAt,
            Author = db.Members.Where(user => user.Id == row.SavedBy).Select(user => user.DisplayName).FirstOrDefault(),
        }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new TemplateSummary(row.Id, row.Name, row.Scenario, [.. row.Stages.Zip(row.Emotions, (stage, emotion) => ((Stage)stage, (int)emotion))], row.SavedBy, row.Author, row.SavedAt));
    }

    /// <summary>Saves a journey as it is now as a template.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="journey">Which.</param>
    /// <param name="template">The id that the template gets.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TemplateRefusal?> SaveAsync(CurrentMember member, Guid journey, Guid template, string name, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return TemplateRefusal.NotAllowed;
        var (accepted, problem) = JourneyFields.Title.Accept(name);
        if (problem is not null)
            return RefusalOf(problem.Value);
        if (await store.AccessAsync(member, journey, cancellation) is AccessLevel.See)
            return TemplateRefusal.NotAllowed;
        if (await store.FindAsync(member, journey, cancellation) is not { } original)
            return TemplateRefusal.JourneyGone;
        var copy = original.AsTemplate(template) with { Title = accepted };
        var content = JournalJson.Write(copy.AsDifference());
        if (content.Length > Limits.TemplateSize)
            return TemplateRefusal.TooLarge;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return TemplateRefusal.NotAllowed;
        var cleared = clock.GetUtcNow() - Kept;
        await db.Templates.Where(row => row.WorkspaceId == member.Workspace && row.DeletedAt < cleared).ExecuteDeleteAsync(cancellation);
        if (await InUse(db, member).CountAsync(cancellation) >= Limits.Templates)
            return TemplateRefusal.Full;
        db.Templates.Add(new()
        {
            Id = template,
            WorkspaceId = member.Workspace,
            Name = accepted,
            Scenario = copy.Scenario,
            Stages = [.. copy.Touchpoints.Select(touchpoint => (short)touchpoint.Stage)],
            Emotions = [.. copy.Touchpoints.Select(touchpoint => (short)touchpoint.Emotion)],
            Schema = JournalJson.Schema,
            Content = content,
            SavedBy = member.Id,
            SavedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>A new journey made from a template, about those of its personas that the workspace still has; null where there is no such template.</summary>
    /// <exception cref="JsonException">What is stored cannot be read.</exception>
    public async Task<Journey?> MakeAsync(CurrentMember member, Guid template, string title, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await InUse(db, member).Where(row => row.Id == template).Select(row => new { row.Name, row.Content, row.Schema }).SingleOrDefaultAsync(cancellation) is not { } stored)
            return null;
        var made = JournalJson.Read(stored.Content, stored.Schema).ToJourney(template).CopyAs(Guid.CreateVersion7());
        var about = made.Personas.Select(persona => persona.Persona).ToList();
        var known = await db.Personas.Where(persona => EF.Property<Guid>(persona, JourneyDbContext.WorkspaceId) == member.Workspace && about.Contains(persona.Id))
            .Select(persona => persona.Id).ToListAsync(cancellation);
        return made with { Title = title.Trim().Length > 0 ? title : stored.Name, Personas = [.. made.Personas.Where(persona => known.Contains(persona.Persona))] };
    }

    /// <summary>Gives a template another name.</summary>
    public async Task<TemplateRefusal?> RenameAsync(CurrentMember member, Guid template, string name, CancellationToken cancellation = default)
    {
        var (accepted, problem) = JourneyFields.Title.Accept(name);
        if (problem is not null)
            return RefusalOf(problem.Value);
        return await ChangeAsync(member, template, deleted: false, set => set.SetProperty(row => row.Name, accepted), cancellation);
    }

    /// <summary>Deletes a template; <see cref="RestoreAsync"/> takes that back.</summary>
    public Task<TemplateRefusal?> DeleteAsync(CurrentMember member, Guid template, CancellationToken cancellation = default) =>
        ChangeAsync(member, template, deleted: false, set => set.SetProperty(row => row.DeletedAt, clock.GetUtcNow()), cancellation);

    /// <summary>Brings a template back that was deleted just now.</summary>
    public Task<TemplateRefusal?> RestoreAsync(CurrentMember member, Guid template, CancellationToken cancellation = default) =>
        ChangeAsync(member, template, deleted: true, set => set.SetProperty(row => row.DeletedAt, (DateTimeOffset?)null), cancellation);

    async Task<TemplateRefusal?> ChangeAsync(CurrentMember member, Guid template, bool deleted, Action<UpdateSettersBuilder<TemplateRow>> change, CancellationToken cancellation)
    {
        if (!member.CanEdit)
            return TemplateRefusal.NotAllowed;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return TemplateRefusal.NotAllowed;
        var asked = db.Templates.Where(row => row.Id == template && row.WorkspaceId == member.Workspace && row.DeletedAt != null == deleted);
        if (await asked.Select(row => new { row.SavedBy }).SingleOrDefaultAsync(cancellation) is not { } known)
            return TemplateRefusal.Gone;
        if (!member.CanManage && known.SavedBy != member.Id)
            return TemplateRefusal.NotAllowed;
        if (deleted && await InUse(db, member).CountAsync(cancellation) >= Limits.Templates)
            return TemplateRefusal.Full;
        if (await asked.ExecuteUpdateAsync(change, cancellation) == 0)
            return TemplateRefusal.Gone;
        await transaction.CommitAsync(cancellation);
        return null;
    }

    static IQueryable<TemplateRow> InUse(JourneyDbContext db, CurrentMember member) => db.Templates.AsNoTracking().Where(row => row.WorkspaceId == member.Workspace && row.DeletedAt == null);

    static TemplateRefusal RefusalOf(Problem problem) => problem == Problem.Required ? TemplateRefusal.NameMissing : TemplateRefusal.NameTooLong;
}

using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>
/// Makes, copies, throws away and brings back whole journeys. Each method checks who asks and answers null when it is done, or why it is not;
/// a journey of another workspace answers as one that does not exist.
/// </summary>
public sealed class JourneyLibrary(JourneyStore store, IDbContextFactory<JourneyDbContext> contexts, ActivityLog log, TimeProvider clock)
{
    // Of the name of a persona, in the title of a journey about it.
    const int LongestName = 60;

    /// <summary>Stores a new journey with its touchpoints and what is known of them, in one transaction. The member counts as who has audited.</summary>
    public Task<Refusal?> CreateAsync(CurrentMember member, NewJourney made, CancellationToken cancellation = default) => CreateAsync(member, made, null, cancellation);

    /// <summary>As <see cref="CreateAsync(CurrentMember, NewJourney, CancellationToken)"/>, for one that was read from a file or a text, which is told to owners.</summary>
    public Task<Refusal?> ImportAsync(CurrentMember member, NewJourney made, CancellationToken cancellation = default) =>
        CreateAsync(member, made, null, cancellation, log.New(member, ActivityKind.JourneyImported, made.Journey.Id));

    /// <summary>Stores a copy of all that a journey holds, under new ids and without its history. That of a private journey is private to the same members.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="journey">What is copied.</param>
    /// <param name="copy">The id that the copy gets.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Refusal?> DuplicateAsync(CurrentMember member, Guid journey, Guid copy, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        if (await store.FindAsync(member, journey, cancellation) is not { } original)
            return new Refusal.JourneyGone();
        return await CreateAsync(member, new(original.CopyAs(copy) with { Title = TitleOf(title => JourneyText.CopyOf.With(title), original.Title) }), journey, cancellation);
    }

    /// <summary>Stores a future journey that is derived from another one: a copy under new ids that knows which of its records are which of that one's.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="journey">What it is derived from.</param>
    /// <param name="future">The id that it gets.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Refusal?> DeriveAsync(CurrentMember member, Guid journey, Guid future, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        if (await store.FindAsync(member, journey, cancellation) is not { } original)
            return new Refusal.JourneyGone();
        var derivation = Derivation.Of(original, future, TitleOf(title => JourneyText.FutureOf.With(title), original.Title));
        return await CreateAsync(member, new(derivation.Baseline) { Derivation = derivation }, journey, cancellation);
    }

    /// <summary>Stores a journey of another segment that is derived from a current one, see <see cref="Derivation.ForSegment"/>.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="journey">What it is derived from.</param>
    /// <param name="copy">The id that it gets.</param>
    /// <param name="persona">The id of the persona that it is about; one of the workspace.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Refusal?> DeriveForAsync(CurrentMember member, Guid journey, Guid copy, Guid persona, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        if (await store.FindAsync(member, journey, cancellation) is not { } original)
            return new Refusal.JourneyGone();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if ((await db.ReadPersonasAsync(member.Workspace, cancellation)).Find(persona) is not { } about)
            return new Refusal.Gone(persona);
        var name = Shortened(about.Name, LongestName);
        var derivation = Derivation.ForSegment(original, copy, TitleOf(title => JourneyText.SegmentOf.With(title, name), original.Title), persona);
        return await CreateAsync(member, new(derivation.Baseline) { Derivation = derivation }, journey, cancellation);
    }

    /// <summary>Moves a journey to the trash.</summary>
    public Task<Refusal?> TrashAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default) =>
        OnAsync(member, member.CanEdit, journey, inTrash: false, cancellation,
            (found, token) => found.ExecuteUpdateAsync(row => row.SetProperty(r => r.TrashedAt, clock.GetUtcNow()), token));

    /// <summary>Brings a journey back from the trash.</summary>
    public Task<Refusal?> RestoreAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default) =>
        OnAsync(member, member.CanEdit, journey, inTrash: true, cancellation,
            (found, token) => found.ExecuteUpdateAsync(row => row.SetProperty(r => r.TrashedAt, (DateTimeOffset?)null), token));

    /// <summary>
    /// Deletes a journey in the trash for ever, with its touchpoints and the texts of its history. Who edited it and when is kept, and so are its title and who
    /// deleted it. Owners only.
    /// </summary>
    public async Task<Refusal?> DeleteAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        if (!member.CanManage)
            return new Refusal.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        var found = Find(db, member, journey, inTrash: true);
        // Somebody else may have restored or deleted it meanwhile.
        if (!await db.DeleteForEverAsync(found, log.New(member, ActivityKind.JourneyDeleted, journey), cancellation))
            return new Refusal.JourneyGone();
        await transaction.CommitAsync(cancellation);
        return null;
    }

    async Task<Refusal?> CreateAsync(CurrentMember member, NewJourney made, Guid? like, CancellationToken cancellation, ActivityRow? activity = null)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        var (journey, field, problem) = JourneyFields.Set.Accept(made.Journey);
        if (problem is { } reason)
            return new Refusal.Invalid(made.Journey.Id, field!, reason);

        return await store.CreateAsync(member.Workspace, member.Id, made with { Journey = journey }, like, activity, cancellation) ? null : new Refusal.NotAllowed();
    }

    async Task<Refusal?> OnAsync(
        CurrentMember member, bool allowed, Guid journey, bool inTrash, CancellationToken cancellation, Func<IQueryable<JourneyRow>, CancellationToken, Task<int>> action)
    {
        if (!allowed)
            return new Refusal.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        if (await action(Find(db, member, journey, inTrash), cancellation) == 0)
            return new Refusal.JourneyGone();
        await transaction.CommitAsync(cancellation);
        return null;
    }

    static IQueryable<JourneyRow> Find(JourneyDbContext db, CurrentMember member, Guid journey, bool inTrash) =>
        db.Journeys.EditableBy(member).Where(row => row.Id == journey && row.TrashedAt != null == inTrash);

    // A title of full length has no room for the words around it.
    static string TitleOf(Func<string, string> form, string title) => form(Shortened(title, Limits.Name - form("").Length));

    // Cut between whole characters.
    static string Shortened(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var letters = new System.Globalization.StringInfo(text);
        var length = letters.LengthInTextElements;
        string cut;
        do
            cut = letters.SubstringByTextElements(0, --length) + "…";
        while (cut.Length > most);
        return cut;
    }
}

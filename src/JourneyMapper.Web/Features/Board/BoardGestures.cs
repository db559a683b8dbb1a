using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board.Measuring;
using JourneyMapper.Web.Features.Board.Pasting;
using JourneyMapper.Web.Features.Board.Transitions;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Repository.Hierarchy;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using Transition = JourneyMapper.Domain.Journeys.Transition;

namespace JourneyMapper.Web.Features.Board;

/// <summary>
/// What the board's script calls: each gesture as an edit. Anybody who holds a circuit can call it with anything, so each method checks what it is given; whether its member
/// may edit is asked of today's rights, in the room.
/// </summary>
/// <param name="session">The way into the room.</param>
/// <param name="decisions">Hands edits in.</param>
/// <param name="navigation">Opens what was clicked.</param>
/// <param name="script">Where rows of a spreadsheet are sent from, and what takes the focus.</param>
/// <param name="dialogs">Asks.</param>
/// <param name="notifications">Tells.</param>
/// <param name="catalogue">The KPIs of the workspace as they are now.</param>
/// <param name="personas">The personas of the workspace as they are now.</param>
/// <param name="teller">On whose behalf notifications are told.</param>
/// <param name="canEdit">Whether the member may edit now; only for what opens a dialog first.</param>
/// <param name="post">Does something that nobody waits for.</param>
/// <param name="announce">Says something to screen readers.</param>
/// <param name="readable">Shows values, and knows who is a member.</param>
/// <param name="keepPicture">Keeps a picture, if the member may.</param>
public sealed partial class BoardGestures(
    BoardSession session, EditDecisions decisions, BoardNavigation navigation, BoardScript script, IDialogService dialogs, ISnackbar notifications, Func<KpiCatalogue> catalogue, Func<PersonaLibrary> personas, IHandleEvent teller,
    Func<bool> canEdit, Action<Func<Task>> post, Action<string> announce, ReadableFields readable, Func<IJSStreamReference, Task<PictureAnswer>> keepPicture)
{
    /// <summary>A field was written.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> ChangeTouchpoint(Guid edit, Guid touchpoint, string field, string from, string to)
    {
        if (TouchpointFields.Set.Find(field) is not { } known)
            return FieldAnswer.Unknown;
        if (OwnCell.FormOf(session.Journey, known) is { } lane)
            return await ChangeFormedAsync(edit, touchpoint, known, lane, from, to);
        var applied = await decisions.SettleAsync(JourneyKinds.Touchpoint.Change(touchpoint, [new(known, from, to)]) with { Id = edit });
        return new(applied, session.Journey.Find(touchpoint) is { } now ? known.Read(now) : "");
    }

    // The browser has said before what such a lane holds; this is for what was sent all the same.
    async Task<FieldAnswer> ChangeFormedAsync(Guid edit, Guid touchpoint, Field<Touchpoint> field, OwnLane lane, string from, string to)
    {
        var culture = CultureInfo.CurrentCulture;
        var kept = Now();
        // What was there before may be of another form, from before the lane had one.
        var before = OwnCell.Typed(lane, kept, culture) == from ? kept : OwnCell.Accept(lane, from, culture) ?? from;
        if (OwnCell.Accept(lane, to, culture) is not { } accepted)
        {
            post(() => decisions.RefuseTypedAsync(lane.Name, OwnCellText.Problem(lane.Type), to));
            return new(false, OwnCell.Typed(lane, kept, culture));
        }

        var applied = await decisions.SettleAsync(JourneyKinds.Touchpoint.Change(touchpoint, [new(field, before, accepted)]) with { Id = edit });
        return new(applied, OwnCell.Typed(lane, Now(), culture));

        string Now() => session.Journey.Find(touchpoint) is { } now ? field.Read(now) : "";
    }

    /// <summary>A picture was pasted, dropped or chosen. The edit that names it in a text follows.</summary>
    [JSInvokable]
    public Task<PictureAnswer> KeepPicture(IJSStreamReference file) => keepPicture(file);

    /// <summary>A field of the journey was written.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> ChangeJourney(Guid edit, string field, string from, string to)
    {
        if (JourneyFields.Set.Find(field) is not { } known)
            return FieldAnswer.Unknown;
        var applied = await decisions.SettleAsync(JourneyKinds.Journey.Change([new(known, from, to)]) with { Id = edit });
        return new(applied, known.Read(session.Journey));
    }

    /// <summary>A new touchpoint was given its name; it goes to the end of its stage.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> Add(Guid edit, Guid touchpoint, string stage, string name)
    {
        if (StageName.Find(stage) is not { } known)
            return FieldAnswer.Unknown;
        var applied = await AddAsync(JourneyKinds.Touchpoint.Add(new Touchpoint { Id = touchpoint, Stage = known, Name = name }, Place.AtEnd) with { Id = edit });
        return new(applied, session.Journey.Find(touchpoint)?.Name ?? "");
    }

    /// <summary>Rows of a spreadsheet were pasted into a new card: asks what they are, and gives them to the script to send.</summary>
    [JSInvokable]
    public void PasteTable(string stage, string text)
    {
        if (canEdit() && StageName.Find(stage) is { } known)
            post(async () =>
            {
                var label = session.Journey.LabelOf(known);
                if (await dialogs.AskAsync<PasteTableDialog, IReadOnlyList<PastedTouchpoint>>(new() { { dialog => dialog.Pasted, text }, { dialog => dialog.Stage, label } }) is { } rows)
                    await script.AddRowsAsync(known, rows);
            });
    }

    /// <summary>One of the rows that <see cref="PasteTable"/> has found; it goes to the end of its stage.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> AddFilled(Guid edit, Guid touchpoint, string stage, IReadOnlyDictionary<string, string> fields)
    {
        if (StageName.Find(stage) is not { } known)
            return FieldAnswer.Unknown;
        if (!fields.Keys.All(field => PastedTable.Fields.Any(known => known.Id == field))
            || Filled(TouchpointFields.Set, new Touchpoint { Id = touchpoint, Stage = known, Name = "" }, fields) is not { } filled)
            return FieldAnswer.Unknown;
        return new(await AddAsync(JourneyKinds.Touchpoint.Add(filled, Place.AtEnd) with { Id = edit }), filled.Name);
    }

    /// <summary>A touchpoint was dropped; without a neighbour it goes to the stage's beginning.</summary>
    [JSInvokable]
    public async Task Move(Guid edit, Guid touchpoint, string stage, Guid? after)
    {
        if (StageName.Find(stage) is { } known)
            await MoveAsync(JourneyKinds.Touchpoint.Move(touchpoint, known, PlaceAfter(after)) with { Id = edit });
    }

    /// <summary>A touchpoint goes one column to the left (−1) or right (+1), over a stage's border too.</summary>
    [JSInvokable]
    public async Task Shift(Guid edit, Guid touchpoint, int by)
    {
        if (KeyboardMove.Shift(session.Journey, touchpoint, Math.Sign(by)) is { } move)
            await MoveAsync(move with { Id = edit });
    }

    /// <summary>A touchpoint goes.</summary>
    [JSInvokable]
    public async Task Remove(Guid edit, Guid touchpoint)
    {
        if (session.Journey.Find(touchpoint) is not { } removed)
            return;
        if (await decisions.SubmitAsync(JourneyKinds.Touchpoint.Remove(touchpoint) with { Id = edit }))
            notifications.DoneWithUndo(teller, BoardText.Removed.With(removed.Name), () => script.SendAsync(nameof(Undo)));
    }

    /// <summary>A touchpoint once more, behind itself.</summary>
    [JSInvokable]
    public async Task Duplicate(Guid edit, Guid touchpoint)
    {
        if (session.Journey.Find(touchpoint) is not { } original)
            return;
        var copy = original with { Id = Guid.CreateVersion7() };
        if (!await decisions.SubmitAsync(JourneyKinds.Touchpoint.Add(copy, Place.Behind(original.Id)) with { Id = edit }))
            return;
        await Task.Yield();
        await script.FocusAfterAsync(copy.Id, original.Id);
    }

    /// <summary>An entry of the catalogue was dropped or chosen.</summary>
    [JSInvokable]
    public async Task<Guid?> AddFromCatalogue(Guid edit, string item, string stage, Guid? after)
    {
        if (CatalogueTouchpoints.Find(item) is not { } known || StageName.Find(stage) is not { } target)
            return null;
        var touchpoint = known.Create(target, CultureInfo.CurrentUICulture);
        return await AddAsync(JourneyKinds.Touchpoint.Add(touchpoint, PlaceAfter(after)) with { Id = edit }) ? touchpoint.Id : null;
    }

    /// <summary>A touchpoint gets or loses a KPI, or a KPI another target or margin.</summary>
    [JSInvokable]
    public async Task ChangeKpis(Guid edit, Guid touchpoint, string kpi, string aspect, string? value)
    {
        if (KpiEdit.Read(kpi, aspect, value) is { } change && (change.Aspect != KpiAspect.Added || catalogue().Find(kpi) is not null))
            await decisions.SubmitAsync(JourneyKinds.Touchpoint.Step(touchpoint, TouchpointFields.Kpis, before => change.ApplyTo(before.Kpis).ToString()) with { Id = edit });
    }

    /// <summary>Something is said about a point of the checklist of a touchpoint's channel.</summary>
    [JSInvokable]
    public async Task CheckAdvice(Guid edit, Guid touchpoint, string item, string state, Guid? owner, string note)
    {
        if (ChannelAdvice.Find(item) is null || !Enum.TryParse<AdviceState>(state, out var known) || !Enum.IsDefined(known) || (owner is { } by && !readable.IsMember(by.ToString())))
            return;
        var check = new AdviceCheck(item, known, owner, AcceptedText.Line(note, Limits.Name).Value);
        await decisions.SubmitAsync(JourneyKinds.Touchpoint.Step(touchpoint, TouchpointFields.Advice, before => AdviceChecks.With(before.Advice, check)) with { Id = edit });
    }

    /// <summary>A transition was drawn or filled in. Without a kind it is what one between these two usually is.</summary>
    [JSInvokable]
    public async Task<bool> AddTransition(Guid edit, Guid transition, IReadOnlyDictionary<string, string> fields)
    {
        if (Filled(TransitionFields.Set, new Transition { Id = transition, From = Guid.Empty }, fields) is not { } made)
            return false;
        if (!fields.ContainsKey(TransitionFields.Kind.Id))
            made = made with { Kind = session.Journey.UsualTransition(made.From, made.To) };
        if (!await decisions.SubmitAsync(JourneyKinds.Transition.Add(made, Place.AtEnd) with { Id = edit }))
            return false;
        announce(BoardText.TransitionAdded.With(TransitionText.Full(made, session.Journey.Find(made.From)?.Name ?? "", made.To is { } to ? session.Journey.Find(to)?.Name : null)));
        return true;
    }

    /// <summary>Fields of a transition were written, together.</summary>
    [JSInvokable]
    public async Task<bool> ChangeTransition(Guid edit, Guid transition, IReadOnlyList<FieldWrite> writes)
    {
        var changes = writes.Select(write => (Field: TransitionFields.Set.Find(write.Field), write.From, write.To)).ToList();
        return changes.Count <= TransitionFields.Set.All.Length && changes.TrueForAll(change => change.Field is not null)
            && await decisions.SettleAsync(JourneyKinds.Transition.Change(transition, [.. changes.Select(change => new FieldChange<Transition>(change.Field!, change.From, change.To))]) with { Id = edit });
    }

    /// <summary>A transition goes.</summary>
    [JSInvokable]
    public async Task RemoveTransition(Guid edit, Guid transition)
    {
        if (await decisions.SubmitAsync(JourneyKinds.Transition.Remove(transition) with { Id = edit }))
            notifications.DoneWithUndo(teller, BoardText.TransitionRemoved, () => script.SendAsync(nameof(Undo)));
    }

    /// <summary>Asks where a new transition from a touchpoint leads.</summary>
    [JSInvokable]
    public async Task AskTransition(Guid from)
    {
        if (!canEdit() || session.Journey.Find(from) is null)
            return;
        var made = new Transition { Id = Guid.CreateVersion7(), From = from, Kind = TransitionKind.DropOut };
        if (await TransitionDialog.AskAsync(dialogs, session.Journey, made, isNew: true) is { Transition: { } asked })
            await script.SendAsync(nameof(AddTransition), asked.Id, TransitionFields.Set.All.ToDictionary(field => field.Id, field => field.Read(asked)));
        await script.FocusAfterDialogAsync(from);
    }

    /// <summary>Shows a transition; whoever may edit changes or removes it there.</summary>
    [JSInvokable]
    public async Task OpenTransition(Guid transition)
    {
        if (JourneyKinds.Transition.Find(session.Journey, transition) is not { } seen)
            return;
        if (!canEdit())
        {
            navigation.Select(seen.From);
            return;
        }

        if (await TransitionDialog.AskAsync(dialogs, session.Journey, seen, isNew: false) is not { } answer)
            return;
        if (answer.Transition is not { } asked)
            await script.SendAsync(nameof(RemoveTransition), seen.Id);
        else if (TransitionFields.Set.Between(seen, asked).Select(change => new FieldWrite(change.Field.Id, change.From, change.To)).ToList() is { Count: > 0 } writes)
            await script.SendAsync(nameof(ChangeTransition), seen.Id, writes);
    }

    /// <summary>The journey is to be about one more persona.</summary>
    [JSInvokable]
    public async Task AddPersona(Guid edit, Guid id, Guid persona)
    {
        if (personas().Find(persona) is not null)
            await decisions.SubmitAsync(new AddPersona(new JourneyPersona { Id = id, Persona = persona }) { Id = edit });
    }

    /// <summary>The journey is not about a persona any more.</summary>
    [JSInvokable]
    public async Task RemovePersona(Guid edit, Guid id)
    {
        if (JourneyKinds.Persona.Find(session.Journey, id) is { } removed && await decisions.SubmitAsync(JourneyKinds.Persona.Remove(id) with { Id = edit }))
            notifications.DoneWithUndo(teller, PersonaText.RemovedFromJourney.With(personas().Find(removed.Persona)?.Name ?? Common.FormerPersona), () => script.SendAsync(nameof(Undo)));
    }

    /// <summary>The member's latest edit is taken back.</summary>
    [JSInvokable]
    public Task Undo(Guid edit) => decisions.UndoAsync(edit);

    /// <summary>What was taken back last is done again.</summary>
    [JSInvokable]
    public Task Redo(Guid edit) => decisions.RedoAsync(edit);

    /// <summary>Other columns of a large map come into sight. They are drawn before this is answered.</summary>
    [JSInvokable]
    public void Look(int first, int last, IReadOnlyList<Guid>? kept) => navigation.Look(new(first, last, kept ?? []));

    /// <summary>Stages were collapsed or expanded: these are collapsed now. They are drawn so before this is answered.</summary>
    [JSInvokable]
    public void Collapse(IReadOnlyList<string>? stages) => navigation.Collapse((stages ?? []).Take(Stages.All.Count).Select(StageName.Find).OfType<Stage>());

    /// <summary>A touchpoint was clicked; null closes the panel.</summary>
    [JSInvokable]
    public void Select(Guid? touchpoint) => navigation.Select(touchpoint);

    /// <summary>The KPIs of a touchpoint were clicked.</summary>
    [JSInvokable]
    public Task OpenKpis(Guid touchpoint) => navigation.OpenFieldAsync(touchpoint, nameof(TouchpointFields.Kpis));

    /// <summary>A cell that is not written in place was clicked.</summary>
    [JSInvokable]
    public async Task OpenField(Guid touchpoint, string field)
    {
        if (TouchpointFields.Set.Find(field) is { Lane: not null } known)
            await navigation.OpenFieldAsync(touchpoint, known.Id);
    }

    /// <summary>A touchpoint, or one of its cells, is to be commented on.</summary>
    [JSInvokable]
    public void Comment(Guid touchpoint, string? field) => navigation.Comment(touchpoint, field, writes: true);

    /// <summary>A touchpoint, or one of its cells, was clicked beside the comments: the next one is about it.</summary>
    [JSInvokable]
    public void CommentAbout(Guid touchpoint, string? field) => navigation.Comment(touchpoint, field);

    /// <summary>The page was loaded again while somebody wrote a comment.</summary>
    /// <param name="composer">Where: "new PLACE", "answer THREAD" or "edit COMMENT".</param>
    [JSInvokable]
    public void ResumeComment(string composer)
    {
        if (composer.Split(' ', 2) is not [var kind, var about])
            return;
        if (kind == "new" && CommentPlace.Read(about) is { } place)
            navigation.Comment(place.Touchpoint, place.Field, writes: true);
        else if (Guid.TryParse(about, out var comment))
            navigation.ShowComment(comment);
    }

    /// <summary>Asks where a touchpoint shall go.</summary>
    [JSInvokable]
    public async Task AskWhere(Guid touchpoint)
    {
        if (!canEdit() || session.Journey.Find(touchpoint) is not { } moving)
            return;
        if (await dialogs.AskAsync<MoveDialog, MoveRecord<Touchpoint>>(new() { { dialog => dialog.Journey, session.Journey }, { dialog => dialog.Touchpoint, moving } }) is { } move)
            await SendMoveAsync(move);
        await script.FocusAfterDialogAsync(touchpoint);
    }

    /// <summary>Asks which journey shows a touchpoint in detail.</summary>
    [JSInvokable]
    public async Task AskDetail(Guid touchpoint)
    {
        if (!canEdit() || session.Journey.Find(touchpoint) is not { } above)
            return;
        if (await dialogs.AskAsync<DetailDialog, DetailChoice>(new() { { dialog => dialog.Journey, session.Journey.Id }, { dialog => dialog.Touchpoint, above }, { dialog => dialog.Journeys, readable.Journeys } }) is { Journey: var chosen })
            await decisions.ApplyAsync(JourneyKinds.Touchpoint.Change(above, TouchpointFields.Detail, chosen?.ToString() ?? ""));
        await script.FocusAfterDialogAsync(touchpoint);
    }

    /// <summary>Has a move sent that was chosen by a button or in a dialog.</summary>
    public Task SendMoveAsync(MoveRecord<Touchpoint> move) =>
        script.SendAsync(nameof(Move), move.Record, move.Group, move.Place.Last ? LastOf(Enum.Parse<Stage>(move.Group), but: move.Record) : move.Place.After);

    /// <summary>Has an entry of the catalogue added at the end of a stage, and shows it.</summary>
    public async Task SendFromCatalogueAsync(CatalogueTouchpoint item, Stage stage)
    {
        if (await script.SendAsync<Guid?>(nameof(AddFromCatalogue), item.Id, stage.ToString(), LastOf(stage)) is not { } added)
            return;
        await Task.Yield();
        await script.FocusAsync(added);
    }

    /// <summary>Has a change of a touchpoint's KPIs sent.</summary>
    public Task SendKpisAsync(Guid touchpoint, KpiEdit change) => script.SendAsync(nameof(ChangeKpis), touchpoint, change.Kpi, change.Aspect.ToString(), change.Text);

    /// <summary>Has what was said about a point of a checklist sent.</summary>
    public Task SendAdviceAsync(Guid touchpoint, AdviceCheck check) => script.SendAsync(nameof(CheckAdvice), touchpoint, check.Item, check.State.ToString(), check.Owner, check.Note);

    // Null where a field does not exist or its value is not accepted.
    static TRecord? Filled<TRecord>(FieldSet<TRecord> set, TRecord record, IReadOnlyDictionary<string, string> fields)
        where TRecord : class, IRecord
    {
        foreach (var (name, value) in fields)
        {
            if (set.Find(name) is not { } field || field.Accept(value) is not { Problem: null, Value: var accepted })
                return null;
            record = field.Write(record, accepted);
        }

        return record;
    }

    async Task MoveAsync(MoveRecord<Touchpoint> move)
    {
        if (!await decisions.SubmitAsync(move) || session.Journey.Find(move.Record) is not { } moved)
            return;
        var row = session.Journey.In(moved.Stage).ToList();
        announce(BoardText.AnnounceMoved.With(moved.Name, session.Journey.LabelOf(moved.Stage), row.FindIndex(other => other.Id == moved.Id) + 1, row.Count));
    }

    async Task<bool> AddAsync(AddRecord<Touchpoint> add)
    {
        if (!await decisions.SubmitAsync(add))
            return false;
        announce(BoardText.AnnounceAdded.With(add.Record.Name, session.Journey.LabelOf(add.Record.Stage)));
        return true;
    }

    Guid? LastOf(Stage stage, Guid? but = null) => session.Journey.In(stage).LastOrDefault(touchpoint => touchpoint.Id != but)?.Id;

    static Place PlaceAfter(Guid? after) => after is { } id ? Place.Behind(id) : Place.AtStart;
}

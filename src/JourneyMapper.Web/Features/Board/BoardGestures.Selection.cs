using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board.Pasting;
using JourneyMapper.Web.Features.Board.Selecting;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.JSInterop;
using MudBlazor;
using Transition = JourneyMapper.Domain.Journeys.Transition;

namespace JourneyMapper.Web.Features.Board;

/// <content>What is done with several touchpoints: each time one edit, and one step of undo.</content>
public sealed partial class BoardGestures
{
    // What can be set for many; a name, or a text, is each touchpoint's own.
    static readonly ImmutableArray<Field<Touchpoint>> CommonFields = [TouchpointFields.Channel, TouchpointFields.Owner, TouchpointFields.Colour, TouchpointFields.Icon];

    /// <summary>Touchpoints go.</summary>
    [JSInvokable]
    public async Task RemoveMany(Guid edit, IReadOnlyList<Guid>? touchpoints)
    {
        var ids = Asked(touchpoints);
        if (ids.IsEmpty)
            return;
        var removal = new CompositeEdit([.. ids.Select(id => JourneyKinds.Touchpoint.Remove(id))], SkipsGone: true) { Id = edit };
        if (await decisions.ApplyAsync(removal) is not { Difference.IsEmpty: false } applied)
            return;
        notifications.DoneWithUndo(teller, Said(applied, BoardText.RemovedOne, BoardText.RemovedOther), () => script.SendAsync(nameof(Undo)));
    }

    /// <summary>Touchpoints once more, with the transitions between them: behind the last of each stage.</summary>
    /// <returns>The copies.</returns>
    [JSInvokable]
    public async Task<IReadOnlyList<Guid>> DuplicateMany(Guid edit, IReadOnlyList<Guid>? touchpoints)
    {
        var originals = Present(touchpoints);
        var copies = originals.ToDictionary(touchpoint => touchpoint.Id, touchpoint => touchpoint with { Id = Guid.CreateVersion7() });
        var rows = originals.GroupBy(touchpoint => touchpoint.Stage).Select(row => JourneyKinds.Touchpoint.AddRow([.. row.Select(touchpoint => copies[touchpoint.Id])], Place.Behind(row.Last().Id)));
        var ways = TouchpointClip.Between(session.Journey, copies.Keys)
            .Select(transition => transition with { Id = Guid.CreateVersion7(), From = copies[transition.From].Id, To = copies[transition.To!.Value].Id });
        return await AddManyAsync(edit, rows, ways) ? [.. originals.Select(touchpoint => copies[touchpoint.Id].Id)] : [];
    }

    /// <summary>Touchpoints were dropped; without a neighbour they go to the stage's beginning.</summary>
    [JSInvokable]
    public async Task MoveMany(Guid edit, IReadOnlyList<Guid>? touchpoints, string stage, Guid? after)
    {
        if (StageName.Find(stage) is not { } known || Asked(touchpoints) is not { IsEmpty: false } ids)
            return;
        // In the order of the map, whatever the order in which they were selected.
        ImmutableArray<Guid> ordered = [.. Present(touchpoints).Select(touchpoint => touchpoint.Id), .. ids.Where(id => session.Journey.Find(id) is null)];
        if (await decisions.ApplyAsync(JourneyKinds.Touchpoint.MoveRow(ordered, known.ToString(), PlaceAfter(after)) with { Id = edit }) is { Difference.IsEmpty: false } applied)
            announce(Said(applied, BoardText.AnnounceMovedOne, BoardText.AnnounceMovedOther, session.Journey.LabelOf(known)));
    }

    /// <summary>Touchpoints go one column to the left (−1) or right (+1) together: past the neighbour of the outermost, over a stage's border too.</summary>
    [JSInvokable]
    public async Task ShiftMany(Guid edit, IReadOnlyList<Guid>? touchpoints, int by)
    {
        if (KeyboardMove.Shift(session.Journey, Present(touchpoints), Math.Sign(by)) is { } move && await decisions.ApplyAsync(move with { Id = edit }) is { Difference.IsEmpty: false } applied)
            announce(Said(applied, BoardText.AnnounceMovedOne, BoardText.AnnounceMovedOther, session.Journey.LabelOf(Enum.Parse<Stage>(move.Group))));
    }

    /// <summary>A field of touchpoints is set to one value.</summary>
    [JSInvokable]
    public async Task ChangeMany(Guid edit, IReadOnlyList<Guid>? touchpoints, string field, string value)
    {
        if (CommonFields.FirstOrDefault(common => common.Id == field) is not { } known || value is null || Asked(touchpoints) is not { IsEmpty: false } ids
            || (known == TouchpointFields.Owner && value.Length > 0 && !readable.IsMember(value)))
            return;
        ImmutableArray<Edit> changes = [.. ids.Select(id => session.Journey.Find(id) is { } seen ? (Edit)JourneyKinds.Touchpoint.Change(seen, known, value) : JourneyKinds.Touchpoint.Change(id, []))];
        if (await decisions.ApplyAsync(new CompositeEdit(changes, SkipsGone: true) { Id = edit }) is { Difference.IsEmpty: false } applied)
            announce(Said(applied, BoardText.AnnounceChangedOne, BoardText.AnnounceChangedOther, known.Name(), readable.Read(known, value)));
    }

    /// <summary>Asks where selected touchpoints shall go, or which channel or owner they shall have.</summary>
    /// <param name="touchpoints">Which.</param>
    /// <param name="field">The id of the stage, or of a field that can be set for many.</param>
    [JSInvokable]
    public async Task AskMany(IReadOnlyList<Guid>? touchpoints, string field)
    {
        var seen = Present(touchpoints);
        if (!canEdit() || seen.IsEmpty)
            return;
        ImmutableArray<Guid> ids = [.. seen.Select(touchpoint => touchpoint.Id)];
        if (field == TouchpointFields.Stage.Id)
        {
            if (await dialogs.AskAsync<MoveDialog, MoveRecord<Touchpoint>>(new() { { dialog => dialog.Journey, session.Journey }, { dialog => dialog.Touchpoint, seen[0] }, { dialog => dialog.Along, ids } }) is { } move)
                await script.SendAsync(nameof(MoveMany), ids, move.Group, move.Place.After);
        }
        else if (CommonFields.FirstOrDefault(common => common.Id == field) is { } known)
        {
            var values = seen.Select(known.Read).Distinct(StringComparer.Ordinal).ToList();
            if (await dialogs.AskAsync<SetFieldDialog, string>(new()
                {
                    { dialog => dialog.Field, known },
                    { dialog => dialog.Count, seen.Length },
                    { dialog => dialog.Options, known == TouchpointFields.Owner ? Owners.Options(readable.Members, null) : [.. known.Options(readable.Channels(), values is [var chosen] ? chosen : "")] },
                    { dialog => dialog.Value, values is [var common] ? common : "" },
                }) is { } value)
                await script.SendAsync(nameof(ChangeMany), ids, known.Id, value);
        }

        await script.FocusAfterDialogAsync(ids[0]);
    }

    /// <summary>What a clipboard shall hold of touchpoints; for whoever may read. Null where they are too many for one.</summary>
    [JSInvokable]
    public CopiedTouchpoints? Copy(IReadOnlyList<Guid>? touchpoints)
    {
        var seen = Present(touchpoints);
        if (seen.IsEmpty)
            return null;
        if (CopiedTouchpoints.Of(session.Journey, seen, readable) is not { } copied)
        {
            notifications.Tell(BoardText.CopyTooLong.With(TouchpointClip.Longest), MudBlazor.Severity.Warning);
            return null;
        }

        announce(Texts.Count(seen.Length, BoardText.AnnounceCopiedOne, BoardText.AnnounceCopiedOther));
        return copied;
    }

    /// <summary>Touchpoints of a map, this one or another, were pasted. Those of one stage go where somebody is; those of several keep their stages.</summary>
    /// <param name="edit">The edit's id.</param>
    /// <param name="stage">Where somebody is.</param>
    /// <param name="after">The touchpoint behind which they go there; null: all.</param>
    /// <param name="clip">See <see cref="TouchpointClip.Write"/>.</param>
    /// <returns>Those that were added.</returns>
    [JSInvokable]
    public async Task<IReadOnlyList<Guid>> Paste(Guid edit, string stage, Guid? after, string clip)
    {
        if (StageName.Find(stage) is not { } target || clip is null)
            return [];
        if (TouchpointClip.Read(clip, Exists) is not { } read)
        {
            notifications.Tell(clip.Length > TouchpointClip.Longest ? BoardText.PasteTooLong.With(TouchpointClip.Longest) : BoardText.PasteUnreadable, MudBlazor.Severity.Warning);
            return [];
        }

        var stages = read.Touchpoints.Select(touchpoint => touchpoint.Stage).Distinct().ToList();
        var touchpoints = stages.Count == 1 ? [.. read.Touchpoints.Select(touchpoint => touchpoint with { Stage = target })] : read.Touchpoints;
        if (!await AddManyAsync(edit, InRows(touchpoints, target, after), read.Transitions))
            return [];
        if (read.LeftOut > 0)
            notifications.Tell(Texts.Count(read.LeftOut, BoardText.PasteLeftOutOne, BoardText.PasteLeftOutOther), MudBlazor.Severity.Info);
        return [.. touchpoints.Select(touchpoint => touchpoint.Id)];
    }

    /// <summary>Text was pasted on the map: asks what it is, and has it added where somebody is.</summary>
    [JSInvokable]
    public void PasteCells(string stage, Guid? after, string text)
    {
        if (!canEdit() || StageName.Find(stage) is not { } known || text is null)
            return;
        var label = session.Journey.LabelOf(known);
        post(async () =>
        {
            if (await dialogs.AskAsync<PasteTableDialog, IReadOnlyList<PastedTouchpoint>>(new() { { dialog => dialog.Pasted, text }, { dialog => dialog.Stage, label }, { dialog => dialog.Labels, session.Journey.Labels } }) is { } rows)
                await script.SendAsync(nameof(AddRows), stage, after, PastedTouchpoint.Fields(rows));
        });
    }

    /// <summary>The rows that <see cref="PasteCells"/> has found: all of them or none. Rows that name a stage go to its end.</summary>
    /// <returns>Those that were added.</returns>
    [JSInvokable]
    public async Task<IReadOnlyList<Guid>> AddRows(Guid edit, string stage, Guid? after, IReadOnlyList<Dictionary<string, string>>? rows)
    {
        if (StageName.Find(stage) is not { } target || rows is not { Count: > 0 and <= PastedTable.Most })
            return [];
        var touchpoints = ImmutableArray.CreateBuilder<Touchpoint>();
        foreach (var row in rows)
        {
            if (row is null || !row.Keys.All(field => PastedTable.Find(field) is not null))
                return [];
            var stageOfRow = row.Remove(TouchpointFields.Stage.Id, out var named) ? StageName.Find(named) : target;
            if (stageOfRow is not { } own || Filled(TouchpointFields.Set, new Touchpoint { Id = Guid.CreateVersion7(), Stage = own, Name = "" }, row) is not { } filled)
                return [];
            touchpoints.Add(filled);
        }

        return await AddManyAsync(edit, InRows(touchpoints.ToImmutable(), target, after), []) ? [.. touchpoints.Select(touchpoint => touchpoint.Id)] : [];
    }

    /// <summary>A new touchpoint was given its name; it goes behind another one, or without that to the beginning of its stage.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> AddAfter(Guid edit, Guid touchpoint, string stage, Guid? after, string name)
    {
        if (StageName.Find(stage) is not { } known || name is null)
            return FieldAnswer.Unknown;
        var applied = await AddAsync(JourneyKinds.Touchpoint.Add(new Touchpoint { Id = touchpoint, Stage = known, Name = name }, PlaceAfter(after)) with { Id = edit });
        return new(applied, session.Journey.Find(touchpoint)?.Name ?? "");
    }

    async Task<bool> AddManyAsync(Guid edit, IEnumerable<AddRecords<Touchpoint>> rows, IEnumerable<Transition> transitions)
    {
        ImmutableArray<Edit> edits = [.. rows, .. transitions.Select(transition => JourneyKinds.Transition.Add(transition, Place.AtEnd))];
        if (edits.IsEmpty || await decisions.ApplyAsync(new CompositeEdit(edits) { Id = edit }) is not { } applied)
            return false;
        if (!applied.Difference.IsEmpty)
            announce(Said(applied, BoardText.AnnounceAddedOne, BoardText.AnnounceAddedOther));
        return true;
    }

    static IEnumerable<AddRecords<Touchpoint>> InRows(ImmutableArray<Touchpoint> touchpoints, Stage target, Guid? after) => touchpoints.GroupBy(touchpoint => touchpoint.Stage)
        .Select(row => JourneyKinds.Touchpoint.AddRow([.. row], row.Key == target && after is { } anchor ? Place.Behind(anchor) : Place.AtEnd));

    bool Exists(Field field, string value) => field == TouchpointFields.Channel ? readable.Channels().Find(value) is not null
        : field.Kind == FieldKind.Member ? readable.IsMember(value) : field.Kind == FieldKind.Journey ? readable.IsJourney(value) && value != session.Journey.Id.ToString() : catalogue().Find(value) is not null;

    // More than a map can hold are not asked for by anybody who sees one.
    static ImmutableArray<Guid> Asked(IReadOnlyList<Guid>? touchpoints) => touchpoints is { Count: <= Limits.Touchpoints } ? [.. touchpoints.Distinct()] : [];

    ImmutableArray<Touchpoint> Present(IReadOnlyList<Guid>? touchpoints)
    {
        var asked = Asked(touchpoints).ToHashSet();
        return [.. session.Journey.Touchpoints.Where(touchpoint => asked.Contains(touchpoint.Id))];
    }

    // With a word about those that others have removed meanwhile.
    static string Said(Outcome<Journey>.Applied applied, string one, string other, params object[] values)
    {
        var count = applied.Difference.Touched(JourneyKinds.Touchpoint).Count();
        var said = Texts.Plural(count, one, other).With([count, .. values]);
        return applied.Skipped == 0 ? said : $"{said} {Texts.Count(applied.Skipped, BoardText.SkippedOne, BoardText.SkippedOther)}";
    }
}

using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using MudBlazor;

namespace JourneyMapper.Web.Features.Board;

/// <summary>
/// Hands edits in and sees them through: shows what has become of them, asks the author where somebody else has written the same field, and offers for copying what cannot
/// be stored. Works in the circuit's own order.
/// </summary>
/// <param name="session">The way into the room.</param>
/// <param name="readable">Shows values.</param>
/// <param name="dialogs">Asks.</param>
/// <param name="notifications">Tells.</param>
/// <param name="post">Does something beside the edit that nobody waits for.</param>
/// <param name="show">Draws the map as it is now.</param>
public sealed class EditDecisions(BoardSession session, ReadableFields readable, IDialogService dialogs, ISnackbar notifications, Action<Func<Task>> post, Action<Journey> show)
{
    readonly Dictionary<Guid, Task<bool>> deciding = [];

    /// <summary>Makes an edit that nobody can disagree with.</summary>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> SubmitAsync(Edit edit) => await ApplyAsync(edit) is not null;

    /// <summary>Makes an edit that nobody can disagree with, and says what it has changed; null where it was refused.</summary>
    public async Task<Outcome<Journey>.Applied?> ApplyAsync(Edit edit)
    {
        var outcome = await session.SubmitAsync(edit);
        // The room's news may still be on their way, but what follows an edit needs its result.
        show(session.Journey);
        if (outcome is Outcome<Journey>.Refused refused)
            post(() => RefuseAsync(refused.Refusal, edit));
        return outcome as Outcome<Journey>.Applied;
    }

    /// <summary>Writes a field. It is settled when its author has decided: until then the browser keeps what was typed, and may send it again meanwhile.</summary>
    /// <returns>Whether the author's text is in the field.</returns>
    public async Task<bool> SettleAsync(Edit edit)
    {
        if (!deciding.TryGetValue(edit.Id, out var decision))
            deciding[edit.Id] = decision = DecideAsync(edit);
        try
        {
            return await decision;
        }
        finally
        {
            deciding.Remove(edit.Id);
        }
    }

    /// <summary>Takes the author's latest edit back, as an edit with the given id, and says why where that cannot be.</summary>
    public async Task UndoAsync(Guid edit) => await TellAsync(await session.UndoAsync(edit), BoardText.RefusedNothing);

    /// <summary>Does again what was taken back last, as an edit with the given id, and says why where that cannot be.</summary>
    public async Task RedoAsync(Guid edit) => await TellAsync(await session.RedoAsync(edit), BoardText.RefusedNothingRedo);

    async Task TellAsync(Outcome<Journey> outcome, string nothing)
    {
        show(session.Journey);
        if (outcome is Outcome<Journey>.Applied { Skipped: > 0 })
            notifications.Tell(BoardText.UndoneSkipped, MudBlazor.Severity.Info);
        else if (outcome is Outcome<Journey>.Refused { Refusal: Refusal.NothingToUndo })
            notifications.Tell(nothing, MudBlazor.Severity.Info);
        else if (outcome is Outcome<Journey>.Refused refused)
            await RefuseAsync(refused.Refusal);
    }

    async Task<bool> DecideAsync(Edit edit)
    {
        while (true)
        {
            var outcome = await session.SubmitAsync(edit);
            // Before the answer leaves: the browser then has the text's new drawing when it takes its own away.
            show(session.Journey);
            if (outcome is not Outcome<Journey>.Refused { Refusal: var refusal })
                return true;
            if (await InsistAsync(edit, refusal) is not { } insisting)
                return false;
            edit = insisting;
        }
    }

    // What to try next: the same text over what somebody else has written, if its author wants that.
    async Task<Edit?> InsistAsync(Edit edit, Refusal refusal)
    {
        if (refusal is Refusal.Conflict conflict && edit.Over(conflict) is { } insisting)
            return await ChooseAsync(LaneSet.NameOf(session.Journey, conflict.Field), Shown(conflict.Field, conflict.Theirs), Shown(conflict.Field, conflict.Yours)) ? insisting : null;
        await RefuseAsync(refusal, edit);
        return null;
    }

    string Shown(Field field, string value) =>
        OwnCell.FormOf(session.Journey, field) is { } lane ? OwnCell.Shown(lane, value, CultureInfo.CurrentCulture) : readable.Read(field, value);

    async Task RefuseAsync(Refusal refusal, Edit? edit = null)
    {
        // What would be lost with an edit that cannot be made is offered for copying.
        if (edit?.Typed is ({ } field, { Length: > 0 } text))
            await RefuseTypedAsync(LaneSet.NameOf(session.Journey, field), RefusalText.Of(refusal, session.Journey), text);
        else
            notifications.Tell(RefusalText.Of(refusal, session.Journey), refusal is Refusal.Overtaken ? MudBlazor.Severity.Info : MudBlazor.Severity.Warning);
    }

    /// <summary>Offers a text for copying that cannot be stored.</summary>
    /// <param name="field">What its field is called.</param>
    /// <param name="reason">Why.</param>
    /// <param name="typed">The text.</param>
    public Task RefuseTypedAsync(string field, string reason, string typed) => dialogs.AskAsync<RefusedTextDialog, bool>(new()
    {
        { dialog => dialog.Field, field },
        { dialog => dialog.Reason, reason },
        { dialog => dialog.Typed, typed },
    });

    Task<bool> ChooseAsync(string field, string theirs, string yours) => dialogs.AskAsync<ConflictDialog, bool>(new()
    {
        { dialog => dialog.FieldName, field },
        { dialog => dialog.Theirs, theirs },
        { dialog => dialog.Yours, yours },
    });
}

using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>Opportunities in places, to which they are dragged or go by keys.</summary>
public abstract class OpportunityPlaces : ComponentBase
{
    Guid? moved;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<OpportunityLine> Lines { get; set; }

    /// <summary>Whether they can be moved.</summary>
    [Parameter] public bool CanEdit { get; set; }

    /// <summary>One is to be looked at.</summary>
    [Parameter] public EventCallback<OpportunityLine> OnOpen { get; set; }

    /// <summary>Their buttons, by their ids.</summary>
    protected IDictionary<Guid, ElementReference> Buttons { get; } = new Dictionary<Guid, ElementReference>();

    /// <summary>The one that is being dragged.</summary>
    protected OpportunityLine? Dragged { get; set; }

    /// <summary>The one that was dropped; null where nothing may be moved.</summary>
    protected OpportunityLine? Drop()
    {
        var dropped = CanEdit ? Dragged : null;
        Dragged = null;
        return dropped;
    }

    /// <summary>Moves one by a key. It is another element where it is then: the focus goes with it.</summary>
    protected async Task MoveAsync(OpportunityLine line, Func<Task> move)
    {
        await move();
        moved = line.Opportunity.Id;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (moved is not { } id || !Buttons.TryGetValue(id, out var button))
            return;
        moved = null;
        await button.FocusAsync();
    }
}

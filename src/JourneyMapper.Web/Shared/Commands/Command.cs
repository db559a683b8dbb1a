namespace JourneyMapper.Web.Shared.Commands;

/// <summary>What a command leads to; the palette shows them in this order.</summary>
public enum CommandKind
{
    /// <summary>A journey's map.</summary>
    Journey,

    /// <summary>A touchpoint on its map.</summary>
    Touchpoint,

    /// <summary>A persona's card.</summary>
    Persona,

    /// <summary>A page.</summary>
    Page,

    /// <summary>Something to be done, on the page where that begins.</summary>
    Action,
}

/// <summary>One line of the command palette: a place to go to.</summary>
/// <param name="Kind">What it leads to.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Symbol">Its icon, one of icons.targets.</param>
/// <param name="Address">Where it leads, relative to the root, without a stroke at the beginning; empty for the first page.</param>
/// <param name="Detail">What tells it from others of that name; empty for nothing.</param>
public sealed record Command(CommandKind Kind, string Title, string Symbol, string Address, string Detail = "");

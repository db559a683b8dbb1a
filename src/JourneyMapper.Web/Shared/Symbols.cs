using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Shared;

/// <summary>The icons of Material Symbols that stand for the domain's words, the same everywhere.</summary>
public static class Symbols
{
    /// <summary>The icon of a stage.</summary>
    public static string Symbol(this Stage stage) => stage switch
    {
        Stage.Awareness => "visibility",
        Stage.Consideration => "compare_arrows",
        Stage.Decision => "shopping_cart",
        Stage.Retention => "favorite",
        _ => "workspace_premium",
    };

    /// <summary>The CSS class that sets a stage's colour.</summary>
    public static string Tint(this Stage stage) => stage switch
    {
        Stage.Awareness => "s-awareness",
        Stage.Consideration => "s-consideration",
        Stage.Decision => "s-decision",
        Stage.Retention => "s-retention",
        _ => "s-loyalty",
    };

    /// <summary>The face for an emotion from −2 to 2.</summary>
    public static string Face(int emotion) => emotion switch
    {
        >= 2 => "sentiment_very_satisfied",
        1 => "sentiment_satisfied",
        0 => "sentiment_neutral",
        -1 => "sentiment_dissatisfied",
        _ => "sentiment_very_dissatisfied",
    };

    /// <summary>The icon of a hand-off.</summary>
    public static string Of(Handoff handoff) => handoff switch
    {
        Handoff.Carried => "check",
        Handoff.Partly => "sync_problem",
        Handoff.Lost => "close",
        _ => "help",
    };

    /// <summary>The icon that a card is marked with; null where it shows that of its channel.</summary>
    public static string? Of(CardIcon icon) => icon switch
    {
        CardIcon.Flag => "flag",
        CardIcon.Heart => "favorite",
        CardIcon.Bolt => "bolt",
        CardIcon.Bulb => "lightbulb",
        CardIcon.Warning => "warning",
        CardIcon.Question => "help",
        CardIcon.Target => "target",
        CardIcon.Clock => "schedule",
        CardIcon.Money => "payments",
        CardIcon.Gift => "redeem",
        CardIcon.Key => "key",
        CardIcon.Person => "person",
        CardIcon.Team => "groups",
        CardIcon.Document => "description",
        CardIcon.House => "home",
        CardIcon.Rocket => "rocket_launch",
        _ => null,
    };

    /// <summary>The icon of whose audience is reached.</summary>
    public static string Of(Ownership ownership) => ownership switch
    {
        Ownership.Paid => "payments",
        Ownership.Owned => "key",
        _ => "favorite",
    };

    /// <summary>The icon of who speaks.</summary>
    public static string Of(Contact contact) => contact == Contact.Direct ? "person" : "groups";

    /// <summary>The icon of where the customer is.</summary>
    public static string Of(Setting setting) => setting == Setting.Digital ? "mobile" : "storefront";
}

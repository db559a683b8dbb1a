using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Shared;

/// <summary>Addresses of journeys, relative to the root.</summary>
static class JourneyAddress
{
    /// <summary>The map of a journey.</summary>
    public static string Of(Guid journey) => $"journeys/{journey}";

    /// <summary>What became of it, and how it was.</summary>
    public static string HistoryOf(Guid journey) => $"{Of(journey)}/history";

    /// <summary>What has changed in it since the last review.</summary>
    public static string ChangesOf(Guid journey) => $"{Of(journey)}/changes";

    /// <summary>How many people pass through its stages, and what they cost and bring.</summary>
    public static string FunnelOf(Guid journey) => $"{Of(journey)}/funnel";

    /// <summary>Who exported and shared it, for owners.</summary>
    public static string ActivityOf(Guid journey) => $"activity?journey={journey}";

    /// <summary>The walk through it in the customer's place.</summary>
    public static string WalkOf(Guid journey) => $"{Of(journey)}/walk";

    /// <summary>The walk through one of its stages.</summary>
    public static string WalkOf(Guid journey, Stage stage) => $"{WalkOf(journey)}?stage={stage.ToString().ToLowerInvariant()}";

    /// <summary>What its customers say.</summary>
    public static string SurveyOf(Guid journey) => $"{Of(journey)}/survey";

    /// <summary>It beside the one that it was derived from, or that was derived from it.</summary>
    public static string ComparisonOf(Guid journey) => $"{Of(journey)}/compare";

    /// <summary>It shown step by step.</summary>
    public static string PresentationOf(Guid journey) => $"{Of(journey)}/present";

    /// <summary>It as somebody shows it.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="presenter">The tab of who presents.</param>
    public static string PresentationOf(Guid journey, Guid presenter) => $"{PresentationOf(journey)}?follow={presenter}";

    /// <summary>The map of a journey with what is proposed for it.</summary>
    public static string ProposalsOf(Guid journey) => $"{Of(journey)}?show=proposals";

    /// <summary>A touchpoint on the map of its journey: opening it selects and shows the touchpoint.</summary>
    public static string Of(Guid journey, Guid touchpoint) => $"{Of(journey)}?touchpoint={touchpoint}";
}

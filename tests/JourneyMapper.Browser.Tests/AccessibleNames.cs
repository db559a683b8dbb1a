namespace JourneyMapper.Browser.Tests;

/// <summary>
/// The English names that screen readers say and that other people's automation may rely on. They are a promise: a test that
/// needs one of these changed means a change for everybody who uses them.
/// </summary>
static class AccessibleNames
{
    /// <summary>Field of the sign-in page.</summary>
    public const string Email = "Email";

    /// <summary>Field of the sign-in page.</summary>
    public const string Password = "Password";

    /// <summary>Button of the sign-in page.</summary>
    public const string SignIn = "Sign in";

    /// <summary>Button of the sign-in page.</summary>
    public const string SignInWithPasskey = "Use a passkey";

    /// <summary>Button of the account page.</summary>
    public const string AddPasskey = "Add a passkey";

    /// <summary>Button of the account page, and its dialog.</summary>
    public const string NewToken = "New access token";

    /// <summary>Link of the navigation, on every page but the map.</summary>
    public const string Journeys = "Journeys";

    /// <summary>Link of the navigation, on every page but the map.</summary>
    public const string Audits = "Audits";

    /// <summary>Button of a touchpoint's panel and of each line of the audits.</summary>
    public const string Audit = "Audit";

    /// <summary>Button of the journeys page.</summary>
    public const string NewJourney = "New journey";

    /// <summary>Dialog on every page, opened by Ctrl+K, and button of the navigation.</summary>
    public const string CommandPalette = "Command palette";

    /// <summary>Button of each stage.</summary>
    public const string AddTouchpoint = "Add touchpoint";

    /// <summary>Field of the panel of a touchpoint.</summary>
    public const string Name = "Name";

    /// <summary>Button of the panel of a touchpoint.</summary>
    public const string AddKpi = "Add KPI";

    /// <summary>Button of each KPI in the panel of a touchpoint.</summary>
    public const string AddMeasurement = "Add measurement";

    /// <summary>Button of each KPI in the panel of a touchpoint and of the page that compares journeys, and title of the page behind it.</summary>
    public const string ImportMeasurements = "Import measurements";

    /// <summary>Button of the map.</summary>
    public const string Undo = "Undo";

    /// <summary>Button of the map.</summary>
    public const string Redo = "Redo";

    /// <summary>Button of the map.</summary>
    public const string Export = "Export";

    /// <summary>Item of the export menu.</summary>
    public const string Pdf = "PDF";

    /// <summary>Text of the map's status while all is saved.</summary>
    public const string Saved = "Saved";

    /// <summary>Link of the navigation, and toggle button of the map.</summary>
    public const string Coverage = "Coverage";

    /// <summary>Toggle button of the map, and the panel and list that it opens.</summary>
    public const string Comments = "Comments";

    /// <summary>Item of a touchpoint's menu, and button of its panel.</summary>
    public const string Comment = "Comment";

    /// <summary>Table of the coverage page: journeys are its row headers, the stages column headers.</summary>
    public const string CoverageByStage = "Coverage by stage";

    /// <summary>Button of the coverage page.</summary>
    public const string ExportReport = "Export report";

    /// <summary>List of the coverage page and of the map's coverage panel.</summary>
    public const string Findings = "Findings";

    /// <summary>Button of the map's sign-off panel.</summary>
    public const string RequestSignOff = "Request sign-off";

    /// <summary>Button of the map's sign-off panel.</summary>
    public const string Approve = "Approve";

    /// <summary>The regions of the map, in order, unless a journey has labels of its own.</summary>
    public static readonly IReadOnlyList<string> Stages = ["Awareness", "Consideration", "Decision", "Retention", "Loyalty"];
}

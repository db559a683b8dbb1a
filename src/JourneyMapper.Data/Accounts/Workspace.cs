namespace JourneyMapper.Data.Accounts;

/// <summary>Whatever a team works on together. Nothing in it is reachable from another one.</summary>
public sealed class Workspace
{
    /// <summary>Unique.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Shown to its members; at most 120 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The language that new members start with: "en" or "fr".</summary>
    public required string Language { get; set; }

    /// <summary>The currency of its KPIs that are amounts of money: three letters of ISO 4217.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>The picture that stands on what it prints, of its own pictures; null: none.</summary>
    public Guid? Logo { get; set; }

    /// <summary>The colour of what it prints, as CSS writes it: a # and six digits in small letters. Empty: none.</summary>
    public string Colour { get; set; } = "";

    /// <summary>What it has changed of the coverage review's thresholds, as JSON; an empty object for nothing.</summary>
    public string CoverageSettings { get; set; } = "{}";

    /// <summary>For how many days what was done is kept, unless somebody has chosen.</summary>
    public const int UsualActivityDays = 400;

    /// <summary>For how many days invitations that are over are kept, unless somebody has chosen.</summary>
    public const int UsualInvitationDays = 30;

    /// <summary>After how many days in the trash a journey is deleted for ever; null: never.</summary>
    public int? TrashDays { get; set; } = 30;

    /// <summary>For how many days entries of the journal are kept; null: for ever.</summary>
    public int? JournalDays { get; set; }

    /// <summary>For how many days what was done in the workspace is kept, see <see cref="ActivityRow"/>.</summary>
    public int ActivityDays { get; set; } = UsualActivityDays;

    /// <summary>For how many days invitations are kept that were used or have expired.</summary>
    public int InvitationDays { get; set; } = UsualInvitationDays;

    /// <summary>For how many days answers of surveys are kept; null: until somebody deletes them.</summary>
    public int? SurveyDays { get; set; }

    /// <summary>Whether all its members need a second factor: who has none does nothing but set one up.</summary>
    public bool RequiresSecondFactor { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

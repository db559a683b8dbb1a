using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Data.Surveys;

/// <summary>A survey of a journey's customers. Beside the journal: it changes no revision and voids no approval.</summary>
public sealed class SurveyRow
{
    /// <summary>Unique.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>What its public address ends with: 256 random bits. Not hashed, since members copy the link again and again; whoever has it may only answer.</summary>
    public required string Token { get; init; }

    /// <summary>Whether it has a field for the customer's name.</summary>
    public required bool AsksName { get; init; }

    /// <summary>The last day on which it can be answered, as whoever made it counts days.</summary>
    public required DateOnly ClosesOn { get; set; }

    /// <summary>When that day ends, UTC.</summary>
    public required DateTimeOffset ClosesAt { get; set; }

    /// <summary>When somebody closed it before, UTC; null while nobody has.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What it says, in each language.</summary>
    public IList<SurveyWordingRow> Wordings { get; init; } = [];

    /// <summary>What it asks about.</summary>
    public IList<SurveyTouchpointRow> Touchpoints { get; init; } = [];

    /// <summary>Whether it takes answers.</summary>
    public bool IsOpen(DateTimeOffset now) => ClosedAt is null && now < ClosesAt;
}

/// <summary>What a survey says in one language.</summary>
public sealed class SurveyWordingRow
{
    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>Of ISO 639, two letters.</summary>
    public required string Language { get; init; }

    /// <summary>One line, never empty.</summary>
    public required string Title { get; init; }

    /// <summary>In some lines; may be empty.</summary>
    public required string Intro { get; init; }

    /// <summary>What customers agree to, never empty.</summary>
    public required string Consent { get; init; }

    /// <summary>The row of what a survey says.</summary>
    public static SurveyWordingRow New(Guid survey, SurveyWording wording) => new()
    {
        SurveyId = survey,
        Language = wording.Language,
        Title = wording.Title,
        Intro = wording.Intro,
        Consent = wording.Consent,
    };
}

/// <summary>A touchpoint that a survey asks about, as the map had it when the survey was made: answers are about what was asked, whatever becomes of the map.</summary>
public sealed class SurveyTouchpointRow
{
    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>Its place among those that are asked about, from 1 on, in the order of the map.</summary>
    public required short Number { get; init; }

    /// <summary>The touchpoint. It may be gone from the map meanwhile, and come back by undo: so it is no foreign key.</summary>
    public required Guid TouchpointId { get; init; }

    /// <summary>Its stage.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The journey's own label of that stage; empty for its usual name.</summary>
    public required string StageLabel { get; init; }

    /// <summary>What it was called.</summary>
    public required string Name { get; init; }

    /// <summary>What customers read beside its name; empty unless that was wanted.</summary>
    public required string Description { get; init; }

    /// <summary>What the team believed that customers feel there, from −2 to +2.</summary>
    public required short Emotion { get; init; }

    /// <summary>The row of what a survey asks about that was made elsewhere. A touchpoint that is not on the map gets an id that is nobody's.</summary>
    public static SurveyTouchpointRow New(Guid survey, int number, SurveyItem item) => new()
    {
        SurveyId = survey,
        Number = (short)number,
        TouchpointId = item.Touchpoint ?? Guid.CreateVersion7(),
        Stage = item.Stage,
        StageLabel = item.StageLabel,
        Name = item.Name,
        Description = item.Description,
        Emotion = (short)item.Emotion,
    };

    /// <summary>The rows of what a survey asks about, in the order of the map as it is now.</summary>
    public static IEnumerable<SurveyTouchpointRow> Of(Guid survey, SurveyPlan plan, Journey map) =>
        map.Touchpoints.Where(touchpoint => plan.Touchpoints.Contains(touchpoint.Id)).Select((touchpoint, i) => new SurveyTouchpointRow
        {
            SurveyId = survey,
            Number = (short)(i + 1),
            TouchpointId = touchpoint.Id,
            Stage = touchpoint.Stage,
            StageLabel = map.Labels[(int)touchpoint.Stage],
            Name = touchpoint.Name,
            Description = plan.ShowsDescriptions ? touchpoint.Description : "",
            Emotion = (short)touchpoint.Emotion,
        });
}

using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Surveys;
using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Surveys;

/// <summary>A journey with three touchpoints, members, and customers who answer.</summary>
sealed class SurveyRoom : IAsyncDisposable
{
    static readonly string[] Names = ["Advert", "Shop", "Invoice"];

    SurveyRoom(Node node)
    {
        Node = node;
        Reader = new(node.Contexts, TimeProvider.System);
        Service = new(node.Rooms, Topic, Reader, node.Contexts, TimeProvider.System);
        News = new(node.Contexts, Topic, TimeProvider.System, NullLogger<SurveyNews>.Instance);
        Intake = new(node.Contexts, News, TimeProvider.System);
    }

    public Node Node { get; }

    public SurveyTopic Topic { get; } = new();

    public SurveyReader Reader { get; }

    public SurveyService Service { get; }

    public SurveyNews News { get; }

    public SurveyIntake Intake { get; }

    public CurrentMember Ann { get; private set; } = null!;

    public Guid Journey { get; private set; }

    public static async Task<SurveyRoom> NewAsync()
    {
        var room = new SurveyRoom(await Node.StartAsync(await JourneyDatabase.NewAsync()));
        room.Ann = await room.MemberAsync("Ann");
        var rank = Rank.Between(null, null);
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "Buying a bike",
            Touchpoints = [.. Names.Select((name, i) => new Touchpoint { Id = Guid.CreateVersion7(), Stage = (Stage)i, Name = name, Description = "Private", Emotion = 1, Rank = rank })],
        };
        await room.Node.Store.CreateAsync(room.Ann.Workspace, room.Ann.Id, journey);
        room.Journey = journey.Id;
        return room;
    }

    public async Task<CurrentMember> MemberAsync(string name, Role role = Role.Editor, Guid? workspace = null)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() };
        await using var db = await Node.Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    /// <summary>The journey as its room has it.</summary>
    public async Task<Journey> MapAsync() => (await Node.Rooms.OpenAsync(Ann, Journey)).ShouldNotBeNull().Journey;

    public async Task<SurveyPlan> PlanAsync() => new()
    {
        Wordings = [new("en", "How was it?", "", "I agree.")],
        ClosesOn = Ann.Today(TimeProvider.System).AddDays(1),
        Touchpoints = [.. (await MapAsync()).Touchpoints.Select(touchpoint => touchpoint.Id)],
    };

    /// <summary>A survey of all touchpoints.</summary>
    public async Task<PublicSurvey> MakeAsync()
    {
        var id = (await Service.MakeAsync(Ann, Journey, await PlanAsync())).Survey.ShouldNotBeNull();
        return await PublicAsync(id);
    }

    /// <summary>A survey as strangers find it.</summary>
    public async Task<PublicSurvey> PublicAsync(Guid survey)
    {
        await using var db = await Node.Contexts.CreateDbContextAsync();
        var token = await db.Surveys.Where(row => row.Id == survey).Select(row => row.Token).SingleAsync();
        return (await Intake.FindAsync(token, CancellationToken.None)).ShouldNotBeNull();
    }

    /// <summary>Somebody answers: numbers of touchpoints, or words of added ones, each with a feeling.</summary>
    public async Task<IntakeState> AnswerAsync(PublicSurvey asked, Guid? form = null, params (object Met, int Emotion, string Hurt)[] steps) =>
        (await Intake.TakeAsync(asked, form ?? Guid.NewGuid(), new("", true, [.. Filled(steps)]), CancellationToken.None)).State;

    public async Task<SurveyResults> ResultsAsync(PublicSurvey asked) => (await Reader.FindAsync(Ann, asked.Survey.Id)).ShouldNotBeNull();

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    static IEnumerable<FilledStep> Filled((object Met, int Emotion, string Hurt)[] steps) => steps.Select((step, i) => step.Met is int number
        ? new FilledStep(number, false, "", $"{i + 1}", $"{step.Emotion}", step.Hurt)
        : new FilledStep(i + 1, true, (string)step.Met, $"{i + 1}", $"{step.Emotion}", step.Hurt));
}

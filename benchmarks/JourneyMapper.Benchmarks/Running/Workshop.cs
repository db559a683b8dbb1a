using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Surveys;
using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>People who edit one map at the same time, half of them on each of two nodes, each with a board that draws it.</summary>
sealed class Workshop : IAsyncDisposable
{
    static readonly Guid Workspace = Guid.NewGuid();

    readonly List<(EditingNode Node, JourneyRoom Room)> nodes = [];
    readonly List<DrawnMap> boards = [];
    readonly List<CurrentMember> people = [];
    readonly ConcurrentDictionary<Guid, string> added = [];
    readonly CurrentMember talker = new(Guid.NewGuid(), Workspace, "Talker", Role.Editor);

    /// <summary>Stores a map of that many touchpoints, and opens it for that many people.</summary>
    public static async Task<Workshop> OpenAsync(string connectionString, int touchpoints, int people)
    {
        var workshop = new Workshop();
        var journey = new LargeJourney(seed: 12).Create(touchpoints);
        EditingNode[] both =
        [
            await EditingNode.StartAsync(connectionString, async first =>
            {
                await NewWorkspace.CreateAsync(first.Contexts, Workspace, new Member { Id = workshop.talker.Id, WorkspaceId = Workspace, DisplayName = workshop.talker.Name, Role = workshop.talker.Role, Language = "en", Account = new() });
                await first.Store.CreateAsync(Workspace, Guid.NewGuid(), journey);
            }),
            await EditingNode.StartAsync(connectionString),
        ];
        foreach (var node in both)
            workshop.nodes.Add((node, await node.OpenAsync(Reader.Application(Workspace), journey.Id)));

        for (var i = 0; i < people; i++)
        {
            workshop.people.Add(new(Guid.NewGuid(), Workspace, string.Create(CultureInfo.InvariantCulture, $"Person {i}"), Role.Editor));
            workshop.boards.Add(await DrawnMap.OpenAsync(workshop.nodes[i % 2].Room));
        }

        return workshop;
    }

    /// <summary>Everybody makes an edit a second: from each one's submission until the other node has it. Fails where in the end a map is another one, or an edit is lost or there twice.</summary>
    public async Task<IReadOnlyList<TimeSpan>> EditAsync(TimeSpan duration)
    {
        ConcurrentBag<TimeSpan> times = [];
        var stop = Stopwatch.StartNew();
        await Task.WhenAll(people.Select((person, at) => Task.Run(async () =>
        {
            var random = new Random(at);
            var (here, there) = (nodes[at % 2].Room, nodes[1 - (at % 2)].Room);
            // Not all at the same moment.
            await Task.Delay(random.Next(1000));
            while (stop.Elapsed < duration)
            {
                var begin = Stopwatch.GetTimestamp();
                if (await here.SubmitAsync(Next(here.Journey, random, person.Name), person) is Outcome<Journey>.Applied { After.Revision: var revision })
                {
                    while (there.Journey.Revision < revision)
                        await Task.Delay(1);
                    times.Add(Stopwatch.GetElapsedTime(begin));
                }

                await Task.Delay(random.Next(500, 1500));
            }
        })));
        await CheckAsync();
        return [.. times];
    }

    /// <summary>Somebody begins threads about the map meanwhile, so many a second, until it is enough.</summary>
    public async Task TalkAsync(int perSecond, CancellationToken enough)
    {
        var node = nodes[0].Node;
        var service = new CommentService(node.Contexts, new CommentTopic(), new InboxTopic(), TimeProvider.System);
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1) / perSecond);
        try
        {
            while (await beat.WaitForNextTickAsync(enough))
                if (await service.BeginAsync(talker, nodes[0].Room.Journey.Id, CommentPlace.Whole, Guid.CreateVersion7(), "How long does this take?", [], enough) is { } problem)
                    throw new InvalidOperationException($"A comment was not taken: {problem}.");
        }
        catch (OperationCanceledException)
        {
            // It was enough.
        }
    }

    /// <summary>Makes a survey of all touchpoints of a journey, as far as one asks about them.</summary>
    public static async Task<Guid> MakeSurveyAsync(EditingNode node, CurrentMember member, Journey journey)
    {
        var service = new SurveyService(node.Rooms, new SurveyTopic(), new SurveyReader(node.Contexts, TimeProvider.System), node.Contexts, TimeProvider.System);
        var outcome = await service.MakeAsync(member, journey.Id, new()
        {
            Wordings = [new("en", "How was it?", "", "I agree.")],
            ClosesOn = member.Today(TimeProvider.System).AddDays(1),
            Touchpoints = [.. journey.Touchpoints.Take(Limits.SurveyTouchpoints).Select(touchpoint => touchpoint.Id)],
        });
        return outcome.Survey ?? throw new InvalidOperationException($"The survey was not made: {outcome.Problem}.");
    }

    /// <summary>Customers answer a survey of the map meanwhile, so many a second, until it is enough.</summary>
    /// <returns>How many answers were stored.</returns>
    public async Task<int> AnswerAsync(int perSecond, CancellationToken enough)
    {
        var node = nodes[0].Node;
        var survey = await MakeSurveyAsync(node, talker, nodes[0].Room.Journey);
        using var news = new SurveyNews(node.Contexts, new SurveyTopic(), TimeProvider.System, NullLogger<SurveyNews>.Instance);
        await news.StartAsync(CancellationToken.None);
        var intake = new SurveyIntake(node.Contexts, news, TimeProvider.System);
        string token;
        await using (var db = await node.Contexts.CreateDbContextAsync(CancellationToken.None))
            token = await db.Surveys.Where(row => row.Id == survey).Select(row => row.Token).SingleAsync(CancellationToken.None);
        var filled = new FilledAnswer("", true, [.. Enumerable.Range(1, 6).Select(number => new FilledStep(number, false, "", "", "1", "It took too long."))]);
        List<Task> answers = [];
        // In tens: a timer does not tick two hundred times a second.
        const int AtOnce = 10;
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1) * AtOnce / perSecond);
        try
        {
            while (await beat.WaitForNextTickAsync(enough))
                answers.AddRange(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(OneAsync, CancellationToken.None)));
        }
        catch (OperationCanceledException)
        {
            // It was enough.
        }

        await Task.WhenAll(answers);
        await news.StopAsync(CancellationToken.None);
        return answers.Count;

        // As a form does: it asks for the survey first.
        async Task OneAsync()
        {
            if (await intake.FindAsync(token, CancellationToken.None) is not { } asked || await intake.TakeAsync(asked, Guid.NewGuid(), filled, CancellationToken.None) is not { State: IntakeState.Stored })
                throw new InvalidOperationException("An answer was not taken.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var board in boards)
            await board.DisposeAsync();
        foreach (var (node, _) in nodes)
            await node.DisposeAsync();
    }

    // Mostly texts, sometimes a new touchpoint, sometimes one that moves.
    Edit Next(Journey journey, Random random, string name)
    {
        var touchpoint = journey.Touchpoints[random.Next(journey.Touchpoints.Length)];
        switch (random.Next(10))
        {
            case 0 when journey.Touchpoints.Length < Limits.Touchpoints:
                var made = new Touchpoint { Id = Guid.CreateVersion7(), Stage = touchpoint.Stage, Name = $"{name} {Guid.NewGuid():N}" };
                added[made.Id] = made.Name;
                return JourneyKinds.Touchpoint.Add(made, Place.AtEnd);
            case 1:
                return JourneyKinds.Touchpoint.Move(touchpoint.Id, Stages.All[random.Next(Stages.All.Count)], Place.AtEnd);
            default:
                return JourneyKinds.Touchpoint.Change(touchpoint, TouchpointFields.Thought, string.Create(CultureInfo.InvariantCulture, $"{name} thinks {random.Next()}"));
        }
    }

    async Task CheckAsync()
    {
        var latest = nodes.Max(node => node.Room.Journey.Revision);
        while (nodes.Exists(node => node.Room.Journey.Revision < latest) || boards.Exists(board => board.Revision < latest))
            await Task.Delay(5);
        var stored = await nodes[0].Node.Store.FindAsync(Reader.Application(Workspace), nodes[0].Room.Journey.Id) ?? throw new InvalidOperationException("The journey is gone.");
        if (nodes.Exists(node => !JourneyKinds.Between(stored, node.Room.Journey).IsEmpty))
            throw new InvalidOperationException("A node shows another map than the database has.");
        if (added.Any(each => stored.Touchpoints.Count(touchpoint => touchpoint.Id == each.Key && touchpoint.Name == each.Value) != 1))
            throw new InvalidOperationException("A touchpoint that was added is lost, or there twice.");
    }
}

using System.Globalization;
using System.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Export.Formats;

/// <summary>What goes along with a map: for whom, how much of it, and at which price.</summary>
public sealed class FactsBesideTests : IAsyncLifetime
{
    readonly Statements statements = new();
    NpgsqlDataSource pool = null!;
    IDbContextFactory<JourneyDbContext> contexts = null!;
    ExportedJourneys journeys = null!;
    CurrentMember mia = null!, editor = null!;

    public async ValueTask InitializeAsync()
    {
        pool = (await JourneyDatabase.NewAsync()).Connect();
        contexts = JourneyDatabase.Contexts(pool, statements);
        var clock = TimeProvider.System;
        journeys = new(new(contexts, clock), contexts, new PersonaService(contexts, clock), new ChannelLibraries(contexts), new WorkspaceKpis(contexts, new KpiTopic()), new WorkspaceCriteria(contexts, new AuditTopic()), clock);
        (mia, editor) = (await MemberAsync("Mia", Role.Viewer), await MemberAsync("Ed", Role.Editor));
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    [Fact]
    public async Task However_much_is_said_it_takes_the_same_number_of_statements()
    {
        var (few, many) = (await StoreAsync(1), await StoreAsync(8));
        // The first one asks for what is kept for all that follow.
        await CountAsync(few);
        var before = await CountAsync(few);
        (await CountAsync(many)).ShouldBe(before);
        var document = (await journeys.FindAsync(mia, many, isWhole: true)).ShouldNotBeNull().Document;
        (document.Threads.Length, document.Experiments.Length, document.Surveys.Length, document.Versions.Length, document.SignOffs.Length).ShouldBe((8, 8, 8, 8, 8));

        statements.Count = 0;
        (await journeys.FindAsync(mia, many)).ShouldNotBeNull().Document.Threads.ShouldBeEmpty();
        statements.Count.ShouldBeLessThan(before - 8, "Views of a map ask for none of it.");
    }

    [Fact]
    public async Task No_answer_of_a_survey_is_in_a_file_and_sums_are_told_only_of_five_and_more()
    {
        var sample = Samples.All.Select(each => each.Create(CultureInfo.GetCultureInfo("en"), Today, mia.Id)).First(made => made.Survey is not null);
        var survey = sample.Survey!;
        var few = survey.Answers.SelectMany(answer => answer.Answer.Steps).Select(step => step.Item).OfType<int>().Min();
        // One touchpoint that only four have met, and what a customer has said.
        sample = sample with
        {
            Survey = survey with
            {
                Answers = [.. survey.Answers.Select((answer, i) => (answer.On, new SurveyAnswer("Nadia Secret", [.. answer.Answer.Steps.Where(step => step.Item != few || i < 4).Select(step => step with { Hurt = "the queue of horror" }), new(null, "the hidden desk", 1, "")])))],
            },
        };
        await new JourneyStore(contexts, TimeProvider.System).CreateAsync(mia.Workspace, editor.Id, sample);

        var exported = (await journeys.FindAsync(mia, sample.Journey.Id, isWhole: true)).ShouldNotBeNull();
        using var file = new MemoryStream();
        await JourneyJson.WriteAsync(file, exported.Document);
        var text = Encoding.UTF8.GetString(file.ToArray());

        foreach (var secret in new[] { "Nadia", "horror", "hidden desk", sample.Survey!.Token })
            text.ShouldNotContain(secret);
        var told = exported.Document.Surveys.ShouldHaveSingleItem();
        told.Answers.ShouldBe(sample.Survey.Answers.Length);
        var met = sample.Survey.Answers.SelectMany(answer => answer.Answer.Steps).Where(step => step.Item is not null).ToLookup(step => step.Item!.Value);
        told.Items.Select(item => item.Felt?.Count ?? 0).ShouldBe(Enumerable.Range(1, told.Items.Length).Select(number => met[number].Count() is >= SurveyItem.FewestTold and var count ? count : 0L));
        told.Items[few - 1].Felt.ShouldBeNull();
        told.Items.ShouldContain(item => item.Felt != null);
    }

    [Fact]
    public async Task Deleted_comments_and_what_is_said_about_touchpoints_that_are_gone_stay_behind_and_people_are_names_of_today()
    {
        var journey = await StoreAsync(2);
        var tom = await MemberAsync("Tom", Role.Editor);
        await using (var db = await contexts.CreateDbContextAsync())
        {
            var threads = await db.CommentThreads.Where(thread => thread.JourneyId == journey).ToListAsync();
            await db.CommentThreads.Where(thread => thread.Id == threads[0].Id).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.TouchpointId, Guid.NewGuid()));
            await db.Comments.Where(comment => comment.ThreadId == threads[1].Id && comment.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(comment => comment.Text, "").SetProperty(comment => comment.DeletedAt, DateTimeOffset.UtcNow));
            await db.Comments.Where(comment => comment.ThreadId == threads[1].Id && comment.Number == 2).ExecuteDeleteAsync();
            db.Comments.Add(new() { Id = Guid.NewGuid(), ThreadId = threads[1].Id, Number = 2, AuthorId = tom.Id, AuthorName = "Thomas", Text = "Still here", WrittenAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        }

        var thread = (await journeys.FindAsync(mia, journey, isWhole: true)).ShouldNotBeNull().Document.Threads.ShouldHaveSingleItem();
        thread.Comments.Select(comment => (comment.Author, comment.Text)).ShouldBe([("Tom", "Still here")]);
    }

    [Fact]
    public async Task A_sign_off_says_whether_it_is_about_what_the_map_is_now()
    {
        var journey = await StoreAsync(1);
        await using (var db = await contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == journey).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, 9).SetProperty(row => row.ContentRevision, 7));
        (await journeys.FindAsync(mia, journey, isWhole: true)).ShouldNotBeNull().Document.SignOffs.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(signOff => signOff.IsCurrent.ShouldBeFalse(), signOff => signOff.State.ShouldBe("Approved"), signOff => signOff.RequestedBy.ShouldBe("Mia"), signOff => signOff.DecidedBy.ShouldBe(""));
    }

    static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    async Task<int> CountAsync(Guid journey)
    {
        statements.Count = 0;
        (await journeys.FindAsync(mia, journey, isWhole: true)).ShouldNotBeNull();
        return statements.Count;
    }

    async Task<CurrentMember> MemberAsync(string name, Role role)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() };
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    // A journey with so much of everything.
    async Task<Guid> StoreAsync(int count)
    {
        var map = Maps.Of(1, 1, 1, 0, 0);
        var (touchpoint, at) = (map.Touchpoints[0], new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var made = new NewJourney(map)
        {
            Threads = [.. Enumerable.Range(0, count).Select(i => new RecordedThread { Touchpoint = touchpoint.Id, Comments = [new("Eve", true, $"{i}?", at.AddDays(i), null), new("Tom", false, $"{i}!", at.AddDays(i), null)] })],
            Experiments = [.. Enumerable.Range(0, count).Select(i => new Experiment { Id = Guid.NewGuid(), Touchpoint = touchpoint.Id, Name = $"{i}", Variants = [new() { Id = Guid.NewGuid(), Name = "A" }, new() { Id = Guid.NewGuid(), Name = "B" }] })],
            Surveys = [.. Enumerable.Range(0, count).Select(i => new RecordedSurvey { Wordings = [new("en", $"{i}", "", "Yes")], MadeAt = at, ClosesOn = new(2026, 4, 1), Items = [new(touchpoint.Id, touchpoint.Stage, "", touchpoint.Name, "", 0)] })],
        };
        await new JourneyStore(contexts, TimeProvider.System).CreateAsync(mia.Workspace, editor.Id, made);
        await using var db = await contexts.CreateDbContextAsync();
        db.NamedVersions.AddRange(Enumerable.Range(0, count).Select(i => new NamedVersionRow { JourneyId = map.Id, Revision = i, Name = $"V{i}", AuthorId = mia.Id, At = at }));
        db.SignOffs.AddRange(Enumerable.Range(0, count).Select(i => new SignOffRow { Id = Guid.NewGuid(), JourneyId = map.Id, Revision = 0, RequestedBy = mia.Id, RequestedAt = at.AddDays(i), State = SignOffState.Approved, DecidedBy = Guid.NewGuid(), DecidedAt = at }));
        await db.SaveChangesAsync();
        return map.Id;
    }
}

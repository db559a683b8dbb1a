using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Data.Webhooks;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Features.Webhooks;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Web.Tests.Features.Webhooks;

/// <summary>What webhooks are told, by whom they can be made, and what happens when nobody takes it.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    readonly ConcurrentQueue<(string Id, string Time, string Signature, string Body)> received = new();
    WebApplication receiver = null!;
    AccountsApp app = null!;
    CurrentMember owner = null!;
    int answers = StatusCodes.Status204NoContent;

    string Address => $"{receiver.Urls.Single()}/hook";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        receiver = builder.Build();
        receiver.MapPost("/hook", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            received.Enqueue((http.Request.Headers["webhook-id"].ToString(), http.Request.Headers["webhook-timestamp"].ToString(), http.Request.Headers["webhook-signature"].ToString(), await reader.ReadToEndAsync()));
            if (answers is >= 300 and < 400)
                http.Response.Headers.Location = "/elsewhere";
            http.Response.StatusCode = answers;
        });
        await receiver.StartAsync();
        app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:WebhooksToPrivateNetworks", "true"));
        owner = await app.AddMemberAsync("olga", Role.Owner);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Edits_comments_sign_offs_and_findings_arrive_signed_and_without_texts()
    {
        var secret = (await Service.AddAsync(owner, Address, WebhookEvent.All)).Secret.ShouldNotBeNull();
        var journey = await NewJourneyAsync();
        var room = (await Get<JourneyRooms>().OpenAsync(owner, journey.Id)).ShouldNotBeNull();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Action, "A private thought"), owner);
        var comment = Guid.CreateVersion7();
        (await Get<CommentService>().BeginAsync(owner, journey.Id, new(journey.Touchpoints[0].Id), comment, "A private word", [])).ShouldBeNull();
        (await Get<SignOffService>().RequestAsync(owner, journey.Id, room.Journey.Revision)).ShouldBeNull();
        var finding = (await Get<CoverageQuery>().ContextAsync(owner, journey.Id)).Review(room.Journey).Findings[0];
        (await Get<FindingService>().AssignAsync(owner, journey.Id, finding.Key, owner.Id, null, "A private note")).ShouldBeNull();

        await ArriveAsync(4);
        var events = received.Select(one => JsonDocument.Parse(one.Body).RootElement).ToDictionary(one => one.GetProperty("type").GetString()!, one => one);
        events.Keys.ShouldBe(["journey.edited", "comment.added", "sign-off.requested", "finding.changed"], ignoreOrder: true);
        events.Values.ShouldAllBe(one => one.GetProperty("workspace").GetGuid() == owner.Workspace && one.GetProperty("data").GetProperty("journey").GetGuid() == journey.Id);
        var change = events["journey.edited"].GetProperty("data").GetProperty("changes")[0];
        (change.GetProperty("record").GetString(), change.GetProperty("id").GetGuid(), change.GetProperty("change").GetString(), change.GetProperty("fields")[0].GetString())
            .ShouldBe(("touchpoint", journey.Touchpoints[0].Id, "changed", "action"));
        events["comment.added"].GetProperty("data").GetProperty("comment").GetGuid().ShouldBe(comment);
        events["finding.changed"].GetProperty("data").GetProperty("opened")[0].GetString().ShouldBe(finding.Key.ToString());
        received.ShouldAllBe(one => !one.Body.Contains("rivate", StringComparison.Ordinal) && !one.Body.Contains(journey.Title, StringComparison.Ordinal) && !one.Body.Contains(owner.Name, StringComparison.Ordinal));
        foreach (var (id, time, signature, body) in received)
        {
            var expected = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{time}.{body}"));
            signature.ShouldBe($"v1,{Convert.ToBase64String(expected)}");
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        }

        await using var db = await app.OpenDatabaseAsync();
        (await db.Webhooks.SingleAsync()).Secret.ShouldNotContain(secret["whsec_".Length..]);
    }

    [Fact]
    public async Task Several_nodes_deliver_once_what_was_chosen_of_the_own_workspace()
    {
        var other = await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        await Service.AddAsync(owner, Address, [WebhookEvent.Journey]);
        await Service.AddAsync(other, Address, WebhookEvent.All);
        await using var second = app.Again(("JourneyMapper:WebhooksToPrivateNetworks", "true"));
        var journey = await NewJourneyAsync();
        var room = (await Get<JourneyRooms>().OpenAsync(owner, journey.Id)).ShouldNotBeNull();
        for (var i = 0; i < 30; i++)
            await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Touchpoints[0], TouchpointFields.Action, $"Text {i}"), owner);
        (await Get<CommentService>().BeginAsync(owner, journey.Id, CommentPlace.Whole, Guid.CreateVersion7(), "Not chosen", [])).ShouldBeNull();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => (i % 2 == 0 ? Get<WebhookSender>() : second.Services.GetRequiredService<WebhookSender>()).RunAsync()));
        await ArriveAsync(30);
        received.Select(one => one.Id).ShouldBeUnique();
        received.Count.ShouldBe(30);
        received.ShouldAllBe(one => one.Body.Contains("journey.edited", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_later_each_time_and_a_webhook_that_fails_for_days_is_switched_off()
    {
        await Service.AddAsync(owner, Address, WebhookEvent.All);
        answers = StatusCodes.Status500InternalServerError;
        await EditAsync();
        await UntilAsync(async db => await db.WebhookDeliveries.AnyAsync(row => row.Result != null));
        var (webhook, delivery) = await OnlyAsync();
        (delivery.Result, delivery.Status, delivery.Tries, webhook.Failures).ShouldBe((WebhookResult.Refused, (short)500, (short)1, 1));
        delivery.NextAt.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow.AddMinutes(1), TimeSpan.FromSeconds(30));

        answers = StatusCodes.Status302Found;
        (await Service.RetryAsync(owner, delivery.Id)).ShouldBeNull();
        (webhook, delivery) = await OnlyAsync();
        (delivery.Result, delivery.Tries, webhook.Failures).ShouldBe((WebhookResult.Redirected, (short)2, 2));
        delivery.NextAt.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow.AddMinutes(5), TimeSpan.FromSeconds(30));

        await using (var db = await app.OpenDatabaseAsync())
            await db.Webhooks.ExecuteUpdateAsync(set => set.SetProperty(row => row.Failures, WebhookSender.MostFailures - 1).SetProperty(row => row.FailingSince, DateTimeOffset.UtcNow.AddDays(-2)));
        (await Service.RetryAsync(owner, delivery.Id)).ShouldBeNull();
        (await Service.ReadAsync(owner)).ShouldNotBeNull().ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.IsEnabled.ShouldBeFalse(), line => line.GivenUpAt.ShouldNotBeNull());
        await EditAsync();
        (await Service.DeliveriesAsync(owner, webhook.Id)).ShouldHaveSingleItem("Nothing is kept for one that is off.");

        answers = StatusCodes.Status200OK;
        (await Service.SwitchAsync(owner, webhook.Id, on: true)).ShouldBeNull();
        (await Service.RetryAsync(owner, delivery.Id)).ShouldBeNull();
        (webhook, delivery) = await OnlyAsync();
        (delivery.Result, delivery.NextAt, webhook.Failures, webhook.FailingSince, webhook.GivenUpAt).ShouldBe((WebhookResult.Delivered, null, 0, null, null));
        received.Select(one => one.Id).Distinct().ShouldHaveSingleItem("The same delivery has the same id, however often it comes.");
    }

    [Fact]
    public async Task After_the_last_try_a_delivery_is_given_up()
    {
        await Service.AddAsync(owner, Address, WebhookEvent.All);
        answers = StatusCodes.Status404NotFound;
        await EditAsync();
        await UntilAsync(async db => await db.WebhookDeliveries.AnyAsync(row => row.Result != null));
        await using (var db = await app.OpenDatabaseAsync())
            await db.WebhookDeliveries.ExecuteUpdateAsync(set => set.SetProperty(row => row.Tries, (short)(WebhookSender.MostTries - 1)).SetProperty(row => row.NextAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        await UntilAsync(async db => await db.WebhookDeliveries.AllAsync(row => row.NextAt == null), () => Get<WebhookSender>().RunAsync());
        (await OnlyAsync()).Delivery.Tries.ShouldBe((short)WebhookSender.MostTries);
    }

    [Fact]
    public async Task A_test_tells_at_once_what_became_of_it()
    {
        await Service.AddAsync(owner, Address, [WebhookEvent.Comment]);
        var webhook = (await OnlyAsync()).Webhook.Id;
        (await Service.TestAsync(owner, webhook)).ShouldBeNull();
        (await Service.DeliveriesAsync(owner, webhook)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.Type.ShouldBe("test"), line => line.Result.ShouldBe(WebhookResult.Delivered), line => line.Status.ShouldBe(204));
        answers = StatusCodes.Status410Gone;
        (await Service.TestAsync(owner, webhook)).ShouldBeNull();
        (await OnlyAsync()).Webhook.Failures.ShouldBe(0, "A test is no failure of what is told.");
    }

    [Fact]
    public async Task Only_owners_of_the_workspace_manage_them()
    {
        await Service.AddAsync(owner, Address, WebhookEvent.All);
        var webhook = (await OnlyAsync()).Webhook.Id;
        await Service.TestAsync(owner, webhook);
        var delivery = (await OnlyAsync()).Delivery.Id;
        var editor = await app.AddMemberAsync("eva", Role.Editor);
        var other = await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        // What a page knows may be of yesterday.
        foreach (var (member, problem) in new[] { (editor with { Role = Role.Owner }, WebhookProblem.NotAllowed), (other, WebhookProblem.Gone) })
        {
            (await Service.ChangeAsync(member, webhook, Address, WebhookEvent.All)).ShouldBe(problem);
            (await Service.SwitchAsync(member, webhook, on: false)).ShouldBe(problem);
            (await Service.RenewAsync(member, webhook)).ShouldBe(new WebhookMade(problem));
            (await Service.TestAsync(member, webhook)).ShouldBe(problem);
            (await Service.RetryAsync(member, delivery)).ShouldBe(problem);
            (await Service.RemoveAsync(member, webhook)).ShouldBe(problem);
            (await Service.DeliveriesAsync(member, webhook)).ShouldBeEmpty();
        }

        (await Service.AddAsync(editor with { Role = Role.Owner }, Address, WebhookEvent.All)).Problem.ShouldBe(WebhookProblem.NotAllowed);
        (await Service.ReadAsync(editor)).ShouldBeNull();
        (await Service.ReadAsync(other)).ShouldNotBeNull().ShouldBeEmpty();
        foreach (var address in new[] { "", "nonsense", "ftp://example.org", "https://user:secret@example.org/", "https://example.org/#part", $"https://example.org/{new string('a', 500)}" })
            (await Service.AddAsync(owner, address, WebhookEvent.All)).Problem.ShouldBe(WebhookProblem.Address, address);
        (await Service.AddAsync(owner, Address, [])).Problem.ShouldBe(WebhookProblem.Events);
        (await Service.AddAsync(owner, Address, ["nothing"])).Problem.ShouldBe(WebhookProblem.Events);
        for (var i = 1; i < WebhookService.Most; i++)
            (await Service.AddAsync(owner, Address, WebhookEvent.All)).Problem.ShouldBeNull();
        (await Service.AddAsync(owner, Address, WebhookEvent.All)).Problem.ShouldBe(WebhookProblem.Full);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("eva")).Dispose();
        (await visitor.StatusOfAsync("/webhooks")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Unless_the_operator_says_otherwise_nothing_goes_to_private_networks()
    {
        await using var usual = app.Again();
        var service = usual.Services.GetRequiredService<WebhookService>();
        (await service.AddAsync(owner, Address, WebhookEvent.All)).Problem.ShouldBe(WebhookProblem.Address, "Without encryption.");
        (await service.AddAsync(owner, $"https://localhost:{new Uri(Address).Port}/hook", WebhookEvent.All)).Problem.ShouldBeNull();
        var webhook = (await service.ReadAsync(owner)).ShouldNotBeNull().ShouldHaveSingleItem().Id;
        await service.TestAsync(owner, webhook);
        (await service.DeliveriesAsync(owner, webhook)).ShouldHaveSingleItem().Result.ShouldBe(WebhookResult.PrivateNetwork);
        received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("64:ff9b::808:808", true)]
    public void Private_addresses_are_told_from_those_of_the_internet(string address, bool isPublic) => PublicNetworks.Contains(IPAddress.Parse(address)).ShouldBe(isPublic);

    WebhookService Service => Get<WebhookService>();

    T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    async Task<Journey> NewJourneyAsync()
    {
        var journey = new Journey { Id = Guid.CreateVersion7(), Title = "Renting a boat", Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Till", Rank = Domain.Records.Rank.Between(null, null) }] };
        await Get<Data.Journal.JourneyStore>().CreateAsync(owner.Workspace, owner.Id, journey);
        return journey;
    }

    async Task EditAsync()
    {
        var journey = await NewJourneyAsync();
        await (await Get<JourneyRooms>().OpenAsync(owner, journey.Id)).ShouldNotBeNull().SubmitAsync(JourneyKinds.Journey.Change(journey, JourneyFields.Title, "Renting a canoe"), owner);
    }

    async Task<(WebhookRow Webhook, WebhookDeliveryRow Delivery)> OnlyAsync()
    {
        await using var db = await app.OpenDatabaseAsync();
        return (await db.Webhooks.AsNoTracking().SingleAsync(), (await db.WebhookDeliveries.AsNoTracking().OrderByDescending(row => row.At).FirstOrDefaultAsync())!);
    }

    Task ArriveAsync(int count) => UntilAsync(_ => Task.FromResult(received.Count >= count), () => Get<WebhookSender>().RunAsync());

    async Task UntilAsync(Func<Data.JourneyDbContext, Task<bool>> condition, Func<Task>? work = null)
    {
        for (var i = 0; i < 200; i++)
        {
            await using var db = await app.OpenDatabaseAsync();
            if (await condition(db))
                return;
            await (work?.Invoke() ?? Get<WebhookSender>().RunAsync());
            await Task.Delay(50);
        }

        throw new TimeoutException("It has not come to that.");
    }
}

using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage.Omnichannel;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;

namespace JourneyMapper.Web.Tests.Features.Coverage;

public sealed class OmnichannelListTests : IAsyncLifetime
{
    readonly CurrentMember editor = Node.Member();
    Node node = null!;
    OmnichannelList list = null!;

    public async ValueTask InitializeAsync()
    {
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        list = new(node.Contexts, node.Rooms);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Answers_come_from_the_map_until_somebody_answers_by_hand()
    {
        var id = await PutAsync();
        var line = (await list.FindAsync(editor)).Lines.ShouldHaveSingleItem();
        line.Results.Select(result => result.Answer).ShouldBe([OmnichannelAnswer.Unknown, OmnichannelAnswer.No, OmnichannelAnswer.Unknown, OmnichannelAnswer.Partly]);
        (await list.AnswerAsync(editor, id, "", [new("Known", OmnichannelAnswer.Yes, "The shop telephones"), new("delivery", OmnichannelAnswer.Unknown, "By bike")])).ShouldBeNull();
        var known = (await list.FindAsync(editor)).Lines[0].Results[1];
        (known.Answer, known.IsByHand, known.Note).ShouldBe((OmnichannelAnswer.Yes, true, "The shop telephones"));
        (await list.AnswerAsync(editor, id, "", [new("Known", OmnichannelAnswer.No, "")])).ShouldBeOfType<Refusal.Conflict>();
    }

    [Fact]
    public async Task Viewers_and_members_of_another_workspace_answer_nothing()
    {
        var id = await PutAsync();
        HandAnswer[] answers = [new("Known", OmnichannelAnswer.Yes, "")];
        (await list.AnswerAsync(editor with { Role = Role.Viewer }, id, "", answers)).ShouldBe(new Refusal.NotAllowed());
        var stranger = editor with { Workspace = JourneyDatabase.OtherWorkspace };
        (await list.AnswerAsync(stranger, id, "", answers)).ShouldNotBeNull();
        (await list.FindAsync(stranger)).Total.ShouldBe(0);
        (await list.FindAsync(editor)).Lines[0].Journey.Omnichannel.ShouldBeEmpty();
    }

    async Task<Guid> PutAsync()
    {
        var first = Rank.Between(null, null);
        var journey = new Journey
        {
            Id = Guid.NewGuid(),
            Title = "A bike",
            Touchpoints =
            [
                new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Site", Channel = "website", Rank = first },
                new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Channel = "store", Handoff = Handoff.Lost, Rank = Rank.Between(first, null) },
            ],
        };
        await node.Store.CreateAsync(editor.Workspace, editor.Id, journey);
        return journey.Id;
    }
}

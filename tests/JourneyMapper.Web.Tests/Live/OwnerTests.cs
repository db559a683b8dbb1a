using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>What somebody owns is a member's: an id of nobody, or of somebody in another workspace, is refused.</summary>
public sealed class OwnerTests
{
    [Fact]
    public async Task Only_members_become_owners_and_who_left_stays_what_they_were()
    {
        await using var node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        var (ann, stranger) = (await node.NewMemberAsync("Ann"), await node.NewMemberAsync("Sven", JourneyDatabase.OtherWorkspace));
        var room = await node.NewRoomAsync();
        var mia = Node.Member();
        await room.SubmitAsync(Edits.Add("Ad"), mia);
        var ad = room.Journey.Touchpoints[0].Id;

        foreach (var nobody in (Guid[])[stranger, Guid.NewGuid()])
        {
            (await room.SubmitAsync(Owned(nobody.ToString()), mia)).ShouldBeOfType<Outcome<Journey>.Refused>()
                .Refusal.ShouldBe(new Refusal.Invalid(ad, TouchpointFields.Owner, Problem.Unknown));
            (await room.SubmitAsync(JourneyKinds.Journey.Change(room.Journey, JourneyFields.Owner, nobody.ToString()), mia)).ShouldBeOfType<Outcome<Journey>.Refused>();
        }

        (await room.SubmitAsync(Owned(ann.ToString()), mia)).ShouldBeOfType<Outcome<Journey>.Applied>();
        await using (var db = await node.Contexts.CreateDbContextAsync())
            await db.Members.Where(row => row.Id == ann).ExecuteDeleteAsync();
        (await room.SubmitAsync(Owned(""), mia)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await room.UndoAsync(mia, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        room.Journey.Touchpoints[0].Owner.ShouldBe(ann);

        Edit Owned(string owner) => JourneyKinds.Touchpoint.Change(room.Journey.Touchpoints[0], TouchpointFields.Owner, owner);
    }
}

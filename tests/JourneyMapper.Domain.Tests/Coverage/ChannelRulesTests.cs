using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>What the review makes of a workspace's channels.</summary>
public sealed class ChannelRulesTests
{
    static readonly Channel Instagram = Own("Instagram") with { Parent = "social" };
    static readonly Channel Facebook = Own("Facebook") with { Parent = "social" };
    static readonly ChannelLibrary Library = ChannelLibrary.Of([Instagram, Facebook, Own("Hotline") with { Parent = "phone" }], [], 1);

    [Fact]
    public void A_journey_on_built_in_channels_alone_is_reviewed_as_before() => Property.Holds(generate =>
    {
        var input = Inputs.Any(generate);
        var before = CoverageReview.Of(input);
        // Called otherwise, in another order, retired, with platforms below and others beside: none of that matters to what names none of them.
        var changed = Channels.All.Where(_ => generate.OnceIn(2)).Select(channel => channel with { Name = new("Renamed " + channel.Id, channel.Id), Symbol = "tv", IsRetired = generate.OnceIn(3) });
        var own = Channels.All.Where(_ => generate.OnceIn(4)).Select(channel => Own("Below " + channel.Id) with { Parent = channel.Id, Ownership = Ownership.Paid });
        var library = ChannelLibrary.Of([.. changed, .. own, Own("Kiosk")], [.. Channels.All.Select(channel => channel.Id).Reverse()], 7);
        var after = CoverageReview.Of(input with { Facts = new() { Audits = input.Facts.Audits, Measurements = input.Facts.Measurements, UndecidedExperiments = input.Facts.UndecidedExperiments, Kpis = input.Facts.Kpis, Channels = library } });
        Pictures.Of(after).ShouldBe(Pictures.Of(before));
    });

    [Fact]
    public void Platforms_of_one_channel_are_one_channel()
    {
        var input = On(Stage.Awareness, Instagram.Id, Facebook.Id);
        Rules(input, Library).ShouldContain("stage-single-channel");
        Rules(On(Stage.Awareness, Instagram.Id, "email"), Library).ShouldNotContain("stage-single-channel");
        // Nobody knows them where they are gone: each stands for itself.
        Rules(input, ChannelLibrary.BuiltIn).ShouldNotContain("stage-single-channel");
    }

    [Fact]
    public void A_platform_of_the_phone_is_direct_help()
    {
        var hotline = Library.PlatformsOf("phone").ShouldHaveSingleItem().Id;
        Rules(On(Stage.Decision, "website", "email"), Library).ShouldContain("no-direct-help");
        Rules(On(Stage.Decision, "website", hotline), Library).ShouldNotContain("no-direct-help");
    }

    [Fact]
    public void A_platform_has_the_checklist_of_its_channel()
    {
        var first = ChannelAdvice.Of("social")[0].Id;
        var input = On(Stage.Awareness, Instagram.Id, "email").With("Awareness 1", touchpoint => touchpoint with { Advice = AdviceChecks.Write([new(first, AdviceState.Done)]) });
        Rules(input, Library).ShouldContain("advice-open");
        Rules(input, ChannelLibrary.BuiltIn).ShouldNotContain("advice-open");
    }

    [Fact]
    public void What_is_paid_for_leads_somewhere_whoever_has_added_it()
    {
        var billboard = Own("Billboard") with { Ownership = Ownership.Paid };
        var map = On(Stage.Awareness, billboard.Id, "chat");
        var promise = new Transition { Id = Guid.NewGuid(), From = map.Id("Awareness 2"), To = map.Id("Consideration 1"), Kind = TransitionKind.Promise };
        var input = map with { Journey = map.Journey with { Transitions = [promise] } };
        Silent(ChannelLibrary.Of([billboard], [], 1)).ShouldContain(map.Id("Awareness 1"));
        Silent(ChannelLibrary.Of([billboard with { Ownership = Ownership.Owned }], [], 2)).ShouldNotContain(map.Id("Awareness 1"));

        IEnumerable<Guid> Silent(ChannelLibrary library) => Review(input, library).Findings.Where(finding => finding.Rule == "promise-missing").SelectMany(finding => finding.Touchpoints);
    }

    static CoverageInput On(Stage stage, string first, string second) =>
        Maps.Sound.With($"{stage} 1", touchpoint => touchpoint with { Channel = first }).With($"{stage} 2", touchpoint => touchpoint with { Channel = second });

    static IReadOnlyList<string> Rules(CoverageInput input, ChannelLibrary library) => [.. Review(input, library).Findings.Select(finding => finding.Rule)];

    static CoverageReview Review(CoverageInput input, ChannelLibrary library) =>
        CoverageReview.Of(input with { Facts = new() { Audits = input.Facts.Audits, Measurements = input.Facts.Measurements, Channels = library } });

    static Channel Own(string name) => new(Channels.NewOwnId(), Setting.Digital, Contact.Direct, Ownership.Owned, new(name, name));
}

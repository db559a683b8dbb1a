using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Catalogue;

/// <summary>What a workspace makes of the built-in channels.</summary>
public sealed class ChannelLibraryTests
{
    static readonly Channel Kiosk = Own("Kiosk");
    static readonly Channel Instagram = Own("Instagram") with { Parent = "social" };

    [Fact]
    public void Without_changes_it_is_what_is_built_in()
    {
        ChannelLibrary.Of([], [], 0).ShouldBeSameAs(ChannelLibrary.BuiltIn);
        ChannelLibrary.BuiltIn.All.ShouldBe(Channels.All);
        ChannelLibrary.BuiltIn.Offered.ShouldBe(Channels.All);
        Channels.All.ShouldAllBe(channel => channel.Root == channel.Id && !channel.IsOwn && ChannelLibrary.Symbols.Contains(channel.Symbol));
        ChannelLibrary.Symbols.ShouldBeUnique();
    }

    [Fact]
    public void Platforms_stand_behind_their_channel_and_count_as_it()
    {
        var library = Library(Kiosk, Instagram);
        var ids = library.All.Select(channel => channel.Id).ToList();
        ids.IndexOf(Instagram.Id).ShouldBe(ids.IndexOf("social") + 1);
        ids[^1].ShouldBe(Kiosk.Id);
        library.RootOf(Instagram.Id).ShouldBe("social");
        library.RootOf("gone").ShouldBe("gone");
        library.Under("social").ShouldBe(["social", Instagram.Id]);
        library.LabelOf(Instagram.Id).ShouldEndWith(" › Instagram");
        library.NameOf(Instagram.Id).ShouldBe("Instagram");
        library.Own.ShouldBe(2);
    }

    [Fact]
    public void What_is_retired_is_known_and_not_offered_and_takes_its_platforms_along()
    {
        var library = Library(Channels.Find("social")! with { IsRetired = true }, Instagram, Kiosk with { IsRetired = true });
        library.Offered.Select(channel => channel.Id).ShouldNotContain(id => id == "social" || id == Instagram.Id || id == Kiosk.Id);
        library.NameOf(Kiosk.Id).ShouldBe("Kiosk");
        library.OfferedWith(Kiosk.Id).Last().Id.ShouldBe(Kiosk.Id);
        library.OfferedWith("store").ShouldBe(library.Offered);
    }

    [Fact]
    public void One_moves_among_those_beside_it_and_passes_retired_ones_over()
    {
        var facebook = Own("Facebook") with { Parent = "social" };
        var library = Library(Instagram, facebook, Channels.Find("marketplace")! with { IsRetired = true });
        library.Moved(Instagram.Id, -1).ShouldBeNull();
        library.Moved("search", -1).ShouldBeNull();
        library.Moved("marketplace", 1).ShouldBeNull();
        library.Moved("gone", 1).ShouldBeNull();
        ChannelLibrary.Of([Instagram, facebook], library.Moved(Instagram.Id, 1)!.Value, 2).PlatformsOf("social").ShouldBe([facebook, Instagram]);
        ChannelLibrary.Of([Instagram], library.Moved("search", 1)!.Value, 2).All.Select(channel => channel.Id).Take(4).ShouldBe(["social", Instagram.Id, "marketplace", "search"]);
    }

    [Fact]
    public void An_order_may_leave_out_channels_and_name_ones_that_are_gone() =>
        ChannelLibrary.Of([Kiosk], [Kiosk.Id, "gone", "store"], 3).All.Select(channel => channel.Id).Take(3).ShouldBe([Kiosk.Id, "store", "search"]);

    [Fact]
    public void A_platform_whose_channel_is_gone_stands_by_itself() =>
        Library(Instagram with { Parent = Channels.NewOwnId() }).Find(Instagram.Id)!.Root.ShouldBe(Instagram.Id);

    [Fact]
    public void Names_are_looked_for_as_they_are_now_before_as_they_were()
    {
        var library = Library(Channels.Find("store")! with { Name = new("Boutique", "Boutique") }, Kiosk with { Name = new("Store", "Store") });
        library.Names.First(name => name.Name == "Store").Channel.Id.ShouldBe(Kiosk.Id);
        library.Names.First(name => name.Name == "Boutique").Channel.Id.ShouldBe("store");
        library.Names.First(name => name.Name == "Magasin").Channel.Id.ShouldBe("store");
    }

    [Fact]
    public void Details_are_tidied_and_what_is_wrong_is_said_field_by_field()
    {
        var library = Library(Kiosk, Instagram);
        var (made, faults) = Details("  Pop-up \t shop ").Accept(library, null);
        faults.ShouldBeEmpty();
        made.Name.En.ShouldBe("Pop-up shop");
        made.IsOwn.ShouldBeTrue();
        TouchpointFields.Channel.Accept(made.Id).Problem.ShouldBeNull();
        TouchpointFields.Channel.Accept("own-kiosk").Problem.ShouldBe(Problem.Unknown);

        Faults(Details(" ")).ShouldBe((ChannelField.Name, ChannelFault.Required));
        Faults(Details(new('x', Limits.Label + 1))).ShouldBe((ChannelField.Name, ChannelFault.TooLong));
        Faults(Details("kiosk")).ShouldBe((ChannelField.Name, ChannelFault.Taken));
        Faults(Details("MAGASIN")).ShouldBe((ChannelField.Name, ChannelFault.Taken));
        Faults(Details("Stand") with { Symbol = "skull" }).ShouldBe((ChannelField.Symbol, ChannelFault.Unknown));
        Faults(Details("Stand") with { Setting = (Setting)7 }).ShouldBe((ChannelField.Setting, ChannelFault.Unknown));
        Faults(Details("Stand") with { Ownership = Ownership.None }).ShouldBe((ChannelField.Ownership, ChannelFault.Required));
        Faults(Details("Stand") with { Ownership = (Ownership)9 }).ShouldBe((ChannelField.Ownership, ChannelFault.Unknown));
        // One level only.
        Faults(Details("Reels") with { Parent = Instagram.Id }).ShouldBe((ChannelField.Parent, ChannelFault.Unknown));
        var parent = Library(Kiosk, Own("Screen") with { Parent = Kiosk.Id });
        Details("Kiosk").Accept(parent, Kiosk).Faults.ShouldBeEmpty();
        (Details("Kiosk") with { Parent = "store" }).Accept(parent, Kiosk).Faults.ShouldHaveSingleItem().Value.ShouldBe(ChannelFault.HasPlatforms);
        (Details("Kiosk") with { Parent = Kiosk.Id }).Accept(parent, Kiosk).Faults.ShouldHaveSingleItem().Value.ShouldBe(ChannelFault.Unknown);

        (ChannelField, ChannelFault) Faults(ChannelDetails details) => details.Accept(library, null).Faults.ShouldHaveSingleItem() is var fault ? (fault.Key, fault.Value) : default;
    }

    [Fact]
    public void Of_a_built_in_channel_name_and_icon_change_and_nothing_else()
    {
        var store = Channels.Find("store")!;
        var details = new ChannelDetails("Boutique", "apartment", Setting.Digital, Contact.Indirect, Ownership.Paid, "social");
        var (changed, faults) = details.Accept(ChannelLibrary.BuiltIn, store);
        faults.ShouldBeEmpty();
        changed.ShouldBe(store with { Name = new("Boutique", "Boutique"), Symbol = "apartment" });
        // Its own name in either language, or none, is the one that it is built in with.
        foreach (var name in new[] { "", "Store", "Magasin" })
            (details with { Name = name }).Accept(Library(changed), changed).Channel.Name.ShouldBe(store.Name);
    }

    [Fact]
    public void A_retired_channel_shares_its_name_until_it_is_brought_back()
    {
        var retired = Kiosk with { IsRetired = true };
        var library = Library(retired);
        library.IsTaken("Kiosk", null).ShouldBeFalse();
        Details("Kiosk").Accept(library, null).Faults.ShouldBeEmpty();
        Details("Store").Accept(library, retired).Faults.ShouldBeEmpty();
        library.IsTaken("Store", retired.Id).ShouldBeTrue();
    }

    [Fact]
    public void Personas_prefer_channels_of_ones_own_too()
    {
        var (value, problem) = PersonaFields.Channels.Accept($"{Kiosk.Id}, store, search");
        problem.ShouldBeNull();
        value.ShouldBe($"search, store, {Kiosk.Id}");
        PersonaFields.Channels.Accept("own-kiosk").Problem.ShouldBe(Problem.Unknown);
        PersonaFields.Channels.Accept(string.Join(", ", Enumerable.Range(0, 60).Select(_ => Channels.NewOwnId()))).Problem.ShouldBe(Problem.TooLong);
    }

    [Fact]
    public void French_reads_the_names_that_a_workspace_gave_as_well()
    {
        var library = Library(Kiosk);
        library.Find(Kiosk.Id)!.Name.For(CultureInfo.GetCultureInfo("fr")).ShouldBe("Kiosk");
    }

    static ChannelDetails Details(string name) => new(name, "store", Setting.Physical, Contact.Direct, Ownership.Owned, null);

    static Channel Own(string name) => new(Channels.NewOwnId(), Setting.Digital, Contact.Direct, Ownership.Owned, new(name, name));

    static ChannelLibrary Library(params Channel[] stored) => ChannelLibrary.Of(stored, [], 1);
}

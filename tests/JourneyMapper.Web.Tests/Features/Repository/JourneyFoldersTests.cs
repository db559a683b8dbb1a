using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Repository.Folders;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Journeys;

namespace JourneyMapper.Web.Tests.Features.Repository;

public sealed class JourneyFoldersTests : IAsyncLifetime
{
    Shelf shelf = null!;
    JourneyFolders folders = null!;
    CurrentMember ann = null!;

    public async ValueTask InitializeAsync()
    {
        shelf = await Shelf.NewAsync();
        folders = new(shelf.Contexts);
        ann = await MemberAsync();
    }

    public ValueTask DisposeAsync() => shelf.DisposeAsync();

    [Fact]
    public async Task Folders_are_a_tree_that_counts_what_is_within()
    {
        var shop = await NewAsync("Shop");
        var online = await NewAsync("Online", shop);
        await folders.MoveAsync(ann, [await shelf.PutAsync("A"), await shelf.PutAsync("B")], online);
        await folders.MoveAsync(ann, [await shelf.PutAsync("C")], shop);
        await NewAsync("Advice");

        (await folders.ReadAsync(ann)).Select(folder => (folder.Name, folder.Depth, folder.Journeys)).ShouldBe([("Advice", 0, 0), ("Shop", 0, 3), ("Online", 1, 2)]);
        (await TitlesAsync(new(Folder: shop))).ShouldBe(["C", "B", "A"]);
        (await TitlesAsync(new(Folder: online))).ShouldBe(["B", "A"]);
    }

    [Fact]
    public async Task Names_are_other_than_those_beside_and_depth_and_length_end()
    {
        var shop = await NewAsync("Shop");
        var online = await NewAsync("Online", shop);
        var deep = await NewAsync("Deep", online);

        (await folders.CreateAsync(ann, null, " shop ")).Problem.ShouldBe(FolderProblem.NameTaken);
        (await folders.CreateAsync(ann, shop, "Shop")).Problem.ShouldBeNull();
        (await folders.CreateAsync(ann, deep, "Deeper")).Problem.ShouldBe(FolderProblem.TooDeep);
        (await folders.CreateAsync(ann, null, "  ")).Problem.ShouldBe(FolderProblem.NoName);
        (await folders.CreateAsync(ann, null, new string('a', Limits.FolderName + 1))).Problem.ShouldBe(FolderProblem.NameTooLong);
        (await folders.CreateAsync(ann, Guid.NewGuid(), "Nowhere")).Problem.ShouldBe(FolderProblem.Gone);
        (await folders.ChangeAsync(ann, shop, "Store", null)).ShouldBeNull();
        (await folders.ChangeAsync(ann, online, "Shop", shop)).ShouldBe(FolderProblem.NameTaken);
    }

    [Fact]
    public async Task A_folder_moves_with_all_that_is_in_it_and_never_into_itself_or_too_deep()
    {
        var shop = await NewAsync("Shop");
        var online = await NewAsync("Online", shop);
        var advice = await NewAsync("Advice");
        var calls = await NewAsync("Calls", advice);
        await folders.MoveAsync(ann, [await shelf.PutAsync("A")], online);

        var tree = await folders.ReadAsync(ann);
        tree.RoomFor(tree.Single(folder => folder.Id == shop)).Select(folder => folder.Id).ShouldBe([advice]);
        tree.RoomFor(tree.Single(folder => folder.Id == online)).Select(folder => folder.Id).ShouldBe([advice, calls, shop]);
        tree.RoomFor(null).Count.ShouldBe(4);

        (await folders.ChangeAsync(ann, shop, "Shop", shop)).ShouldBe(FolderProblem.WithinItself);
        (await folders.ChangeAsync(ann, shop, "Shop", online)).ShouldBe(FolderProblem.WithinItself);
        (await folders.ChangeAsync(ann, shop, "Shop", calls)).ShouldBe(FolderProblem.TooDeep);
        (await folders.ChangeAsync(ann, shop, "Shop", Guid.NewGuid())).ShouldBe(FolderProblem.Gone);
        (await folders.ChangeAsync(ann, shop, "Calls", advice)).ShouldBe(FolderProblem.NameTaken);
        (await folders.ChangeAsync(ann, shop, "Stores", advice)).ShouldBeNull();

        (await folders.ReadAsync(ann)).Select(folder => (folder.Name, folder.Depth, folder.Journeys)).ShouldBe([("Advice", 0, 1), ("Calls", 1, 0), ("Stores", 1, 1), ("Online", 2, 1)]);
    }

    [Fact]
    public async Task What_is_in_a_deleted_folder_goes_up_and_comes_back()
    {
        var shop = await NewAsync("Shop");
        var online = await NewAsync("Online", shop);
        var (stays, moved) = (await shelf.PutAsync("A"), await shelf.PutAsync("B"));
        await folders.MoveAsync(ann, [stays, moved], online);

        var deleted = (await folders.DeleteAsync(ann, online)).Deleted.ShouldNotBeNull();
        (await TitlesAsync(new(Folder: shop))).ShouldBe(["B", "A"]);
        // Who was moved meanwhile stays there.
        await folders.MoveAsync(ann, [moved], null);
        (await folders.RestoreAsync(ann, deleted)).ShouldBeNull();

        (await TitlesAsync(new(Folder: online))).ShouldBe(["A"]);
        (await TitlesAsync(new(View: JourneyView.Unfiled))).ShouldBe(["B"]);
    }

    [Fact]
    public async Task A_folder_that_comes_up_beside_one_of_its_name_gets_a_number()
    {
        var shop = await NewAsync("Shop");
        await NewAsync("Shop", shop);

        (await folders.DeleteAsync(ann, shop)).Problem.ShouldBeNull();

        (await folders.ReadAsync(ann)).Select(folder => folder.Name).ShouldBe(["Shop"]);
        var other = await NewAsync("Other");
        await NewAsync("Shop", other);
        await folders.DeleteAsync(ann, other);
        (await folders.ReadAsync(ann)).Select(folder => folder.Name).ShouldBe(["Shop", "Shop 2"]);
    }

    [Fact]
    public async Task Viewers_and_others_change_nothing()
    {
        var shop = await NewAsync("Shop");
        var journey = await shelf.PutAsync("A");
        // The second still shows the role that they had.
        foreach (var other in new[] { await MemberAsync(Role.Viewer), await MemberAsync(Role.Viewer) with { Role = Role.Editor } })
        {
            (await folders.CreateAsync(other, null, "Mine")).Problem.ShouldBe(FolderProblem.NotAllowed);
            (await folders.MoveAsync(other, [journey], shop)).Problem.ShouldBe(FolderProblem.NotAllowed);
            (await folders.DeleteAsync(other, shop)).Problem.ShouldBe(FolderProblem.NotAllowed);
        }

        var stranger = await MemberAsync(workspace: JourneyDatabase.OtherWorkspace);
        (await folders.ReadAsync(stranger)).ShouldBeEmpty();
        (await folders.ChangeAsync(stranger, shop, "Theirs", null)).ShouldBe(FolderProblem.Gone);
        (await folders.MoveAsync(stranger, [journey], null)).Before.ShouldBeEmpty();
    }

    [Fact]
    public async Task Favourites_are_each_members_own()
    {
        var favourites = new Favourites(shelf.Contexts);
        var journey = await shelf.PutAsync("A");
        var bob = await MemberAsync();

        (await favourites.MarkAsync(ann, journey, marked: true)).ShouldBeTrue();
        (await favourites.MarkAsync(ann, journey, marked: true)).ShouldBeTrue();
        (await favourites.MarkAsync(ann, Guid.NewGuid(), marked: true)).ShouldBeFalse();

        (await shelf.List.FindAsync(ann, new(View: JourneyView.Favourites), 9)).Journeys.ShouldHaveSingleItem().IsFavourite.ShouldBeTrue();
        (await shelf.List.FindAsync(bob, new(View: JourneyView.Favourites), 9)).Total.ShouldBe(0);
        await favourites.MarkAsync(ann, journey, marked: false);
        (await favourites.IsAsync(ann, journey)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, false, "b")]
    [InlineData(true, false, "bcd")]
    [InlineData(true, true, "")]
    public void Shift_selects_a_range(bool shift, bool again, string selected)
    {
        var shown = "abcde".Select(letter => new Guid(letter, 0, 0, new byte[8])).ToList();
        var selection = new JourneySelection();
        selection.Toggle(shown[1], false, shown);
        if (shift)
            selection.Toggle(shown[3], true, shown);
        if (again)
        {
            selection.Toggle(shown[1], false, shown);
            selection.Toggle(shown[3], true, shown);
        }

        string.Concat("abcde".Where((_, i) => selection.Has(shown[i]))).ShouldBe(selected);
    }

    async Task<Guid> NewAsync(string name, Guid? parent = null) => (await folders.CreateAsync(ann, parent, name)).Folder.ShouldNotBeNull();

    async Task<IEnumerable<string>> TitlesAsync(JourneyListQuery query) => (await shelf.List.FindAsync(ann, query, 99)).Journeys.Select(journey => journey.Title);

    async Task<CurrentMember> MemberAsync(Role role = Role.Editor, Guid? workspace = null)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = "Somebody", Role = role, Language = "en", Account = new() };
        await using var db = await shelf.Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, member.DisplayName, role);
    }
}

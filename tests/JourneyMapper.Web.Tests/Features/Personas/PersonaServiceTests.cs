using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;

namespace JourneyMapper.Web.Tests.Features.Personas;

public sealed class PersonaServiceTests : IAsyncLifetime
{
    readonly CurrentMember editor = Node.Member();
    Node node = null!;
    PersonaService service = null!;

    public async ValueTask InitializeAsync()
    {
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        service = new(node.Contexts, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Viewers_change_nothing()
    {
        var tom = await AddAsync("Tom");
        var viewer = editor with { Role = Role.Viewer };
        (await service.EditAsync(viewer, LibraryKinds.Persona.Change(tom, PersonaFields.Name, "Tim"))).Refusal.ShouldBe(new Refusal.NotAllowed());
        (await service.RemoveAsync(viewer, tom.Id)).Refusal.ShouldBe(new Refusal.NotAllowed());
        (await service.ReadAsync(editor.Workspace)).Personas.ShouldHaveSingleItem().Name.ShouldBe("Tom");
    }

    [Fact]
    public async Task Another_workspace_sees_no_personas_and_changes_none()
    {
        var tom = await AddAsync("Tom");
        var stranger = editor with { Workspace = Guid.NewGuid() };
        (await service.ReadAsync(stranger.Workspace)).Personas.ShouldBeEmpty();
        (await new PersonaUses(node.Contexts).FindAsync(stranger)).ShouldBeEmpty();
        (await service.ReadAsync(editor.Workspace)).Find(tom.Id).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_persona_that_a_journey_is_about_stays_and_is_counted()
    {
        var tom = await AddAsync("Tom");
        var made = new NewJourney(new Journey
        {
            Id = Guid.NewGuid(),
            Title = "A bike",
            Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Store" }],
        }).About(new Persona { Id = Guid.NewGuid(), Name = "tom" }, new Persona { Id = Guid.NewGuid(), Name = "Lea" });
        await node.Store.CreateAsync(editor.Workspace, editor.Id, made);
        (await service.ReadAsync(editor.Workspace)).Personas.Select(persona => persona.Name).ShouldBe(["Tom", "Lea"]);
        (await service.RemoveAsync(editor, tom.Id)).ShouldBe(new(Guid.Empty, new Refusal.Overtaken(), 1));

        var uses = await new PersonaUses(node.Contexts).FindAsync(editor);
        uses[tom.Id].ShouldHaveSingleItem().Stages.ShouldBe([0, 0, 1, 0, 0]);
        // Nobody has said how the second one feels there.
        PersonaSum.Of(uses.SelectMany(use => use)).Stages.ShouldBe([0, 0, 1, 0, 0]);
        PersonaSum.Of(uses.SelectMany(use => use)).Journeys.ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_sent_twice_is_made_once_and_taken_back_by_its_author_only()
    {
        var edit = LibraryKinds.Persona.Add(new() { Id = Guid.NewGuid(), Name = "Tom" }, Place.AtEnd);
        (await service.EditAsync(editor, edit)).IsDone.ShouldBeTrue();
        (await service.EditAsync(editor, edit)).IsDone.ShouldBeTrue();
        (await service.UndoAsync(editor with { Id = Guid.NewGuid() }, edit.Id)).IsDone.ShouldBeFalse();
        (await service.ReadAsync(editor.Workspace)).Personas.ShouldHaveSingleItem();
        (await service.UndoAsync(editor, edit.Id)).IsDone.ShouldBeTrue();
        (await service.ReadAsync(editor.Workspace)).Personas.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_who_add_at_once_all_find_a_place()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => AddAsync($"Persona {number}")));
        var library = await service.ReadAsync(editor.Workspace);
        library.Personas.Length.ShouldBe(8);
        library.Personas.Select(persona => persona.Rank).ShouldBeUnique();
        library.Revision.ShouldBe(8);
    }

    async Task<Persona> AddAsync(string name)
    {
        var persona = new Persona { Id = Guid.NewGuid(), Name = name };
        (await service.EditAsync(editor, LibraryKinds.Persona.Add(persona, Place.AtEnd))).IsDone.ShouldBeTrue();
        return persona;
    }
}

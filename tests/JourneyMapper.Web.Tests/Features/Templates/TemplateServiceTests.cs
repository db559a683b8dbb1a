using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Templates;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Journeys;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Templates;

/// <summary>Journeys are kept to begin others with, by those who may.</summary>
public sealed class TemplateServiceTests : IAsyncLifetime
{
    readonly CurrentMember editor = Shelf.Member();
    readonly CurrentMember other = Shelf.Member();
    readonly CurrentMember owner = Shelf.Member(Role.Owner);
    readonly CurrentMember viewer = Shelf.Member(Role.Viewer);
    readonly CurrentMember stranger = Shelf.Stranger();
    readonly ManualClock clock = new(new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    readonly Guid template = Guid.CreateVersion7();
    Shelf shelf = null!;
    TemplateService templates = null!;

    public async ValueTask InitializeAsync()
    {
        shelf = await Shelf.NewAsync();
        templates = new(shelf.Store, shelf.Contexts, clock);
    }

    public ValueTask DisposeAsync() => shelf.DisposeAsync();

    [Fact]
    public async Task A_template_holds_the_whole_map_as_it_was_and_nobody_who_answers_for_it()
    {
        var sample = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"), new(2026, 11, 22), editor.Id);
        var original = sample.Journey with { Owner = editor.Id };
        (await shelf.Library.CreateAsync(editor, sample with { Journey = original })).ShouldBeNull();
        (await templates.SaveAsync(editor, original.Id, template, "  Bikes ")).ShouldBeNull();

        // Later changes of the journey do not change it.
        await using (var db = await shelf.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"""UPDATE "Touchpoints" SET "Name" = 'Changed' WHERE "JourneyId" = {original.Id}""");

        var made = (await templates.MakeAsync(editor, template, "")).ShouldNotBeNull();
        made.Title.ShouldBe("Bikes");
        made.Scenario.ShouldBe(original.Scenario);
        made.Id.ShouldNotBe(original.Id);
        made.Revision.ShouldBe(0);
        made.Owner.ShouldBeNull();
        made.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty }).ShouldBe(original.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty, Owner = null }));
        made.Touchpoints.Select(touchpoint => touchpoint.Id).ShouldNotContain(id => original.Find(id) != null);
        made.Transitions.Select(transition => (made.Find(transition.From)!.Name, transition.Label)).ShouldBe(original.Transitions.Select(transition => (original.Find(transition.From)!.Name, transition.Label)));
        made.Personas.Select(persona => (persona.Persona, persona.Curve)).ShouldBe(original.Personas.Select(persona => (persona.Persona, persona.Curve)));
        (await shelf.Library.CreateAsync(editor, new(made))).ShouldBeNull();

        var listed = (await templates.ListAsync(editor)).ShouldHaveSingleItem();
        (listed.Name, listed.Scenario, listed.SavedBy, listed.SavedAt).ShouldBe(("Bikes", original.Scenario, editor.Id, clock.GetUtcNow()));
        listed.Touchpoints.ShouldBe(original.Touchpoints.Select(touchpoint => (touchpoint.Stage, touchpoint.Emotion)));
        (await templates.MakeAsync(editor, template, "Mine"))!.Title.ShouldBe("Mine");
    }

    [Fact]
    public async Task Personas_that_the_workspace_does_not_have_any_more_do_not_come_along()
    {
        var made = new NewJourney(new() { Id = Guid.NewGuid(), Title = "Spring" }).About(new Persona { Id = Guid.NewGuid(), Name = "Tom" }, new Persona { Id = Guid.NewGuid(), Name = "Nadia" });
        await shelf.Library.CreateAsync(editor, made);
        (await templates.SaveAsync(editor, made.Journey.Id, template, "Spring")).ShouldBeNull();
        await using (var db = await shelf.Contexts.CreateDbContextAsync())
            await db.Personas.Where(persona => persona.Name == "Tom").ExecuteDeleteAsync();

        (await templates.MakeAsync(editor, template, ""))!.Personas.ShouldHaveSingleItem().Curve.ShouldBe(2);
    }

    [Fact]
    public async Task Viewers_see_none_and_strangers_find_nothing()
    {
        var journey = await SaveAsync();

        (await templates.ListAsync(viewer)).ShouldBeEmpty();
        (await templates.ListAsync(stranger)).ShouldBeEmpty();
        (await templates.MakeAsync(viewer, template, "")).ShouldBeNull();
        (await templates.MakeAsync(stranger, template, "")).ShouldBeNull();
        (await templates.SaveAsync(viewer, journey, Guid.NewGuid(), "Mine")).ShouldBe(TemplateRefusal.NotAllowed);
        (await templates.SaveAsync(stranger, journey, Guid.NewGuid(), "Mine")).ShouldBe(TemplateRefusal.JourneyGone);
        (await templates.DeleteAsync(viewer, template)).ShouldBe(TemplateRefusal.NotAllowed);
        (await templates.DeleteAsync(stranger, template)).ShouldBe(TemplateRefusal.Gone);
        (await templates.RenameAsync(stranger, template, "Mine")).ShouldBe(TemplateRefusal.Gone);
        (await templates.ListAsync(editor)).ShouldHaveSingleItem().Name.ShouldBe("Spring");
    }

    [Fact]
    public async Task Editors_change_their_own_and_owners_all()
    {
        await SaveAsync();
        var listed = (await templates.ListAsync(other)).ShouldHaveSingleItem();
        new[] { editor, other, owner, viewer }.Select(listed.MayBeChangedBy).ShouldBe([true, false, true, false]);

        (await templates.RenameAsync(other, template, "Mine")).ShouldBe(TemplateRefusal.NotAllowed);
        (await templates.DeleteAsync(other, template)).ShouldBe(TemplateRefusal.NotAllowed);
        (await templates.RenameAsync(editor, template, " ")).ShouldBe(TemplateRefusal.NameMissing);
        (await templates.RenameAsync(editor, template, new string('x', Limits.Name + 1))).ShouldBe(TemplateRefusal.NameTooLong);
        (await templates.RenameAsync(owner, template, "Summer")).ShouldBeNull();
        (await templates.ListAsync(other)).ShouldHaveSingleItem().Name.ShouldBe("Summer");
    }

    [Fact]
    public async Task A_deletion_can_be_taken_back_for_a_while()
    {
        var journey = await SaveAsync();
        (await templates.DeleteAsync(editor, template)).ShouldBeNull();
        (await templates.ListAsync(editor)).ShouldBeEmpty();
        (await templates.MakeAsync(editor, template, "")).ShouldBeNull();
        (await templates.RestoreAsync(other, template)).ShouldBe(TemplateRefusal.NotAllowed);
        (await templates.RestoreAsync(editor, template)).ShouldBeNull();
        (await templates.ListAsync(editor)).ShouldHaveSingleItem();

        await templates.DeleteAsync(editor, template);
        clock.Wait(TimeSpan.FromDays(2));
        (await templates.SaveAsync(editor, journey, Guid.NewGuid(), "Another")).ShouldBeNull();
        (await templates.RestoreAsync(editor, template)).ShouldBe(TemplateRefusal.Gone);
    }

    [Fact]
    public async Task There_is_a_limit_to_their_number_and_to_the_size_of_each()
    {
        var journey = await SaveAsync();
        await using (var db = await shelf.Contexts.CreateDbContextAsync())
        {
            var row = await db.Templates.AsNoTracking().SingleAsync();
            db.Templates.AddRange(Enumerable.Range(1, Limits.Templates - 1).Select(i => new TemplateRow
            {
                Id = Guid.NewGuid(),
                WorkspaceId = row.WorkspaceId,
                Name = $"Template {i}",
                Scenario = "",
                Stages = [],
                Emotions = [],
                Schema = row.Schema,
                Content = row.Content,
                SavedBy = row.SavedBy,
                SavedAt = row.SavedAt,
            }));
            await db.SaveChangesAsync();
        }

        (await templates.SaveAsync(editor, journey, Guid.NewGuid(), "One too many")).ShouldBe(TemplateRefusal.Full);
        (await templates.DeleteAsync(editor, template)).ShouldBeNull();
        (await templates.SaveAsync(editor, journey, Guid.NewGuid(), "Again room")).ShouldBeNull();
        (await templates.RestoreAsync(editor, template)).ShouldBe(TemplateRefusal.Full);

        var text = new string('x', Limits.Text);
        var large = await shelf.PutAsync("Large", touchpoints: 210);
        await using (var db = await shelf.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"""UPDATE "Touchpoints" SET "Action" = {text}, "Thought" = {text} WHERE "JourneyId" = {large}""");
        (await templates.SaveAsync(editor, large, Guid.NewGuid(), "Large")).ShouldBe(TemplateRefusal.TooLarge);
        new[] { TemplateRefusal.Full, TemplateRefusal.TooLarge, TemplateRefusal.Gone }.Select(refusal => refusal.Explain()).ShouldAllBe(text => text.Length > 20 && !text.Contains('{'));
    }

    async Task<Guid> SaveAsync()
    {
        var journey = await shelf.PutAsync("Spring", touchpoints: 3);
        (await templates.SaveAsync(editor, journey, template, "Spring")).ShouldBeNull();
        return journey;
    }
}

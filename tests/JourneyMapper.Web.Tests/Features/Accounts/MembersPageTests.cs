using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>The forms of the members page.</summary>
public sealed class MembersPageTests : UiContext
{
    public MembersPageTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Fact]
    public void A_workspace_without_a_name_is_not_saved_and_says_why()
    {
        List<(string, string)> saved = [];
        var form = Render<WorkspaceForm>(parameters => parameters
            .Add(form => form.Name, "Velo Atlas").Add(form => form.Language, "en").Add(form => form.OnSave, saved.Add));
        form.Find("input").Input("  ");
        form.Find("form").Submit();

        saved.ShouldBeEmpty();
        var name = form.Find("input");
        name.GetAttribute("aria-invalid").ShouldBe("true");
        form.Find($"#{name.GetAttribute("aria-describedby")}").TextContent.ShouldContain("Give the workspace a name.");

        form.Find("input").Input("Velo Atlas 2");
        form.Find("select").Change("fr");
        form.Find("form").Submit();

        saved.ShouldHaveSingleItem().ShouldBe(("Velo Atlas 2", "fr"));
        form.Find("input").GetAttribute("aria-invalid").ShouldNotBe("true");
    }

    [Fact]
    public void An_invitation_is_for_the_chosen_role()
    {
        List<(Role, string)> invited = [];
        var form = Render<InviteForm>(parameters => parameters.Add(form => form.OnInvite, invited.Add));
        form.FindAll("option").Select(option => option.TextContent).ShouldBe(["Viewer", "Editor", "Owner"], ignoreOrder: true);
        form.Find("select").Change(nameof(Role.Viewer));
        form.Find("input").Input("Nora, agency");
        form.Find("form").Submit();

        invited.ShouldHaveSingleItem().ShouldBe((Role.Viewer, "Nora, agency"));
    }

    [Fact]
    public void The_link_of_an_invitation_can_be_copied_without_the_server()
    {
        var link = Render<InvitationLink>(parameters => parameters.Add(link => link.Secret, "s3cret"));
        var field = link.Find("input");
        field.HasAttribute("readonly").ShouldBeTrue();
        field.GetAttribute("value").ShouldBe("http://localhost/account/invitation/s3cret");
        link.Find("button").GetAttribute("data-copies").ShouldBe(field.Id);
        link.Find("label").GetAttribute("for").ShouldBe(field.Id);
        link.FindAll("[data-copy-label]").Count.ShouldBe(2);
    }
}

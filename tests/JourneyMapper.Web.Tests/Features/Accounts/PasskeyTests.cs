using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.Passkeys;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>What the server makes of passkeys, without a device: that one works is tested in a browser.</summary>
public sealed class PasskeyTests
{
    const string Unreadable = "Your device’s answer could not be checked. Try again.";

    [Fact]
    public async Task Strangers_add_no_passkeys()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var stranger = app.Visit();
        foreach (var address in (string[])[PasskeyEndpoints.AddOptions, PasskeyEndpoints.Add])
        {
            using var answer = await stranger.PostAsync(address, ("credential", "{}"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        foreach (var address in (string[])[PasskeyEndpoints.Rename, PasskeyEndpoints.Remove])
        {
            using var answer = await stranger.PostAsync(address, ("id", "AAAA"));
            stranger.TargetOf(answer).ShouldStartWith("/account/sign-in");
        }
    }

    [Theory]
    [InlineData(PasskeyEndpoints.AddOptions)]
    [InlineData(PasskeyEndpoints.Add)]
    [InlineData(PasskeyEndpoints.Rename)]
    [InlineData(PasskeyEndpoints.Remove)]
    [InlineData(PasskeyEndpoints.EnterOptions)]
    [InlineData(PasskeyEndpoints.Enter)]
    public async Task Nothing_is_taken_without_the_token_of_the_page(string address)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var passkey = await GiveAsync(app, mia, "Phone");
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();

        using var answer = await visitor.PostAsync(address, ("credential", "{}"), ("id", passkey), ("name", "Mine"), ("__RequestVerificationToken", "no"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await NamesAsync(app, mia)).ShouldBe(["Phone"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"!\",\"type\":\"public-key\"}")]
    [InlineData("{\"id\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"clientDataJSON\":\"AAAA\",\"attestationObject\":\"AAAA\",\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\",\"userHandle\":\"AAAA\"}}")]
    public async Task An_answer_that_proves_nothing_is_refused_with_a_reason(string credential)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        await AskAsync(visitor, "/account/sign-in", PasskeyEndpoints.Enter, PasskeyEndpoints.EnterOptions);
        using var entered = await SendAsync(visitor, "/account/sign-in", PasskeyEndpoints.Enter, PasskeyEndpoints.Enter, ("credential", credential));
        (await ProblemAsync(entered)).ShouldBe(credential.Length == 0 ? Unreadable : "This passkey is not valid here. Choose another one, or sign in with your password.");
        (await visitor.IsSignedInAsync()).ShouldBeFalse();

        (await visitor.SignInAsync("mia")).Dispose();
        await AskAsync(visitor, "/account", PasskeyEndpoints.Add, PasskeyEndpoints.AddOptions);
        using var added = await SendAsync(visitor, "/account", PasskeyEndpoints.Add, PasskeyEndpoints.Add, ("credential", credential));
        (await ProblemAsync(added)).ShouldBe(Unreadable);
        (await NamesAsync(app, mia)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_is_refused_when_nothing_was_asked_and_when_it_is_too_long()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit("fr");
        using var early = await SendAsync(visitor, "/account/sign-in", PasskeyEndpoints.Enter, PasskeyEndpoints.Enter, ("credential", "{}"));
        (await ProblemAsync(early)).ShouldBe("L’opération a pris trop de temps. Réessayez.");
        using var endless = await SendAsync(visitor, "/account/sign-in", PasskeyEndpoints.Enter, PasskeyEndpoints.Enter, ("credential", new string('x', 20_000)));
        (await ProblemAsync(endless)).ShouldBe("La réponse de votre appareil n’a pas pu être vérifiée. Réessayez.");

        (await visitor.SignInAsync("mia")).Dispose();
        // What was asked for a sign-in is no question for a new passkey.
        await AskAsync(visitor, "/account", PasskeyEndpoints.Add, PasskeyEndpoints.EnterOptions);
        using var other = await SendAsync(visitor, "/account", PasskeyEndpoints.Add, PasskeyEndpoints.Add, ("credential", "{}"));
        (await ProblemAsync(other)).ShouldBe("That took too long. Try again.");
    }

    [Fact]
    public async Task What_is_asked_at_the_sign_in_names_no_account()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await GiveAsync(app, await app.AddMemberAsync("mia", Role.Editor), "Phone");
        using var visitor = app.Visit();
        foreach (var email in (string[])["mia@example.org", "nobody@example.org"])
        {
            using var answer = await SendAsync(visitor, "/account/sign-in", PasskeyEndpoints.Enter, PasskeyEndpoints.EnterOptions, ("Input.Email", email), ("email", email));
            using var options = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            options.RootElement.GetProperty("allowCredentials").GetArrayLength().ShouldBe(0);
            options.RootElement.GetProperty("userVerification").GetString().ShouldBe("required");
            options.RootElement.GetProperty("rpId").GetString().ShouldBe("localhost");
        }
    }

    [Fact]
    public async Task Attempts_with_passkeys_and_with_passwords_are_limited_together()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:SignInAttemptsPerMinute", "2"));
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia", "not the password")).Dispose();
        using var second = await SendAsync(visitor, "/account/sign-in", PasskeyEndpoints.Enter, PasskeyEndpoints.Enter, ("credential", "{}"));
        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var third = await SendAsync(visitor, "/account/sign-in", PasskeyEndpoints.Enter, PasskeyEndpoints.Enter, ("credential", "{}"));
        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var fourth = await visitor.SignInAsync("mia");
        fourth.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_member_renames_and_removes_own_passkeys()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var phone = await GiveAsync(app, mia, "Phone");
        await GiveAsync(app, mia, "Laptop");
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();

        using var renamed = await SendAsync(visitor, "/account", PasskeyEndpoints.Rename, PasskeyEndpoints.Rename, ("id", phone), ("name", " Mia’s <phone> "));
        visitor.TargetOf(renamed).ShouldBe("/account?saved=passkey-renamed");
        (await visitor.ReadAsync("/account")).QuerySelectorAll("[aria-labelledby=passkeys] .name").Select(name => name.FirstChild!.TextContent).ShouldBe(["Mia’s <phone>", "Laptop"]);

        foreach (var name in (string[])["", "  ", "a\0b", new string('x', 121)])
        {
            using var refused = await SendAsync(visitor, "/account", PasskeyEndpoints.Rename, PasskeyEndpoints.Rename, ("id", phone), ("name", name));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var removed = await SendAsync(visitor, "/account", PasskeyEndpoints.Remove, PasskeyEndpoints.Remove, ("id", phone));
        visitor.TargetOf(removed).ShouldBe("/account?saved=passkey-removed");
        (await NamesAsync(app, mia)).ShouldBe(["Laptop"]);
    }

    [Fact]
    public async Task The_passkey_of_another_member_is_out_of_reach()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var olga = await app.AddMemberAsync("olga", Role.Owner);
        var passkey = await GiveAsync(app, olga, "Phone");
        var mia = await app.AddMemberAsync("mia", Role.Owner);
        await GiveAsync(app, mia, "Laptop");
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();

        foreach (var address in (string[])[PasskeyEndpoints.Remove, PasskeyEndpoints.Rename])
        {
            foreach (var id in (string[])[passkey, "AAAA", "not base64url!", ""])
            {
                using var answer = await SendAsync(visitor, "/account", address, address, ("id", id), ("name", "Mine"));
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            }
        }
        (await NamesAsync(app, olga)).ShouldBe(["Phone"]);
        (await visitor.ReadAsync("/account")).QuerySelectorAll("[aria-labelledby=passkeys] .name").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Ten_passkeys_are_the_most()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        for (var i = 1; i < PasskeyService.Most; i++)
            await GiveAsync(app, mia, $"Device {i}");
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await AskAsync(visitor, "/account", PasskeyEndpoints.Add, PasskeyEndpoints.AddOptions)).GetProperty("excludeCredentials").GetArrayLength().ShouldBe(9);

        await GiveAsync(app, mia, "Device 10");
        using var answer = await SendAsync(visitor, "/account", PasskeyEndpoints.Rename, PasskeyEndpoints.AddOptions);
        (await ProblemAsync(answer)).ShouldStartWith("You have 10 passkeys");
        (await visitor.ReadAsync("/account")).QuerySelector($"form[action='{PasskeyEndpoints.Add}']").ShouldBeNull();
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36", "internal", "Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)", "internal,hybrid", "iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9)", "internal", "Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "usb,nfc", "Security key")]
    [InlineData(null, "", "Passkey")]
    public void A_new_passkey_is_named_after_its_device(string? userAgent, string transports, string name) =>
        PasskeyName.Suggest(userAgent, transports.Split(',', StringSplitOptions.RemoveEmptyEntries), []).ShouldBe(name);

    [Fact]
    public void Two_passkeys_never_get_the_same_name() =>
        PasskeyName.Suggest("Macintosh", ["internal"], ["Mac", "Mac 3", "Mac 2"]).ShouldBe("Mac 4");

    // The token and the address to return to come from the form on the page.
    static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string page, string form, string address, params (string Name, string Value)[] fields)
    {
        var document = await visitor.ReadAsync(page);
        var token = document.QuerySelector<IHtmlInputElement>($"form[action='{form}'] input[name=__RequestVerificationToken]").ShouldNotBeNull().Value;
        return await visitor.PostAsync(address, [("__RequestVerificationToken", token), .. fields]);
    }

    static async Task<JsonElement> AskAsync(Visitor visitor, string page, string form, string address)
    {
        using var answer = await SendAsync(visitor, page, form, address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var options = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return options.RootElement.Clone();
    }

    static async Task<string?> ProblemAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("detail").GetString();
    }

    static async Task<string> GiveAsync(AccountsApp app, CurrentMember member, string name)
    {
        var id = Guid.NewGuid().ToByteArray();
        await using var db = await app.OpenDatabaseAsync();
        db.UserPasskeys.Add(new IdentityUserPasskey<Guid>
        {
            CredentialId = id,
            UserId = await db.Members.Where(row => row.Id == member.Id).Select(row => row.AccountId).SingleAsync(),
            Data = new() { Name = name, CreatedAt = DateTimeOffset.UtcNow, PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], Transports = ["internal"] },
        });
        await db.SaveChangesAsync();
        return Base64Url.EncodeToString(id);
    }

    static async Task<string?[]> NamesAsync(AccountsApp app, CurrentMember member)
    {
        await using var db = await app.OpenDatabaseAsync();
        return await db.PasskeysOf(member.Id).AsNoTracking().Select(row => row.Data.Name).ToArrayAsync();
    }
}

using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Passwords;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>Which passwords are refused, and why.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("password123")]
    [InlineData("Password2026!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("qwertyuiop")]
    [InlineData("azertyuiop")]
    [InlineData("motdepasse1")]
    [InlineData("!!!Liverpool!!!")]
    [InlineData("passwordpassword")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("qwe123qwe123")]
    [InlineData("abcdefghijkl")]
    [InlineData("12345678901234")]
    [InlineData("9876543210")]
    public void What_everybody_tries_first_is_common(string password) => CommonPasswords.Contain(password).ShouldBeTrue();

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("Correct-horse-42!")]
    [InlineData("another good sentence")]
    [InlineData("un train à l’heure")]
    [InlineData("x7Kq-94mf-Tz2b")]
    [InlineData("monkey8391047265")]
    public void A_sentence_and_what_is_made_at_random_is_not(string password) => CommonPasswords.Contain(password).ShouldBeFalse();

    [Fact]
    public void The_list_has_more_than_ten_thousand_lines_as_they_are_looked_up()
    {
        CommonPasswords.Count.ShouldBeGreaterThan(40_000);
        CommonPasswords.Contain("").ShouldBeFalse();
    }

    [Theory]
    [InlineData("JourneyMapper2026!", KnownWord.Product)]
    [InlineData("parcours-2026", KnownWord.Product)]
    [InlineData("Velo Atlas 2026", KnownWord.Workspace)]
    [InlineData("VÉLOATLAS99", KnownWord.Workspace)]
    [InlineData("marielefevre", KnownWord.Name)]
    [InlineData("Lefèvre!!1234", KnownWord.Name)]
    [InlineData("m.lefe@brand.example", KnownWord.Email)]
    public void What_is_little_more_than_words_around_the_person_is_found(string password, KnownWord kind) =>
        KnownWords.Find(password, ["Vélo Atlas"], ["Marie Lefèvre"], "m.lefe@brand.example").ShouldBe(kind);

    [Theory]
    [InlineData("Velo rides through the rain")]
    [InlineData("correct horse battery")]
    public void What_has_enough_of_its_own_is_not(string password) => KnownWords.Find(password, ["Vélo Atlas"], ["Marie Lefèvre"], "m.lefe@brand.example").ShouldBeNull();

    [Theory]
    [InlineData("mia@example.org", "must not be your email")]
    [InlineData("password2026", "Many people use this password")]
    [InlineData("Journey-Mapper-1", "little more than the name of this product")]
    [InlineData("short", "at least 10 characters")]
    public async Task A_refused_password_says_why_and_changes_nothing(string password, string word)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        using var refused = await visitor.SendAsync("/account", "password", ("Password.Current", AccountsApp.Password), ("Password.Next", password));
        (await Visitor.ReadAsync(refused)).QuerySelector("#new-password-help")!.TextContent.ShouldContain(word);
        using var again = app.Visit();
        (await again.SignInAsync("mia")).Dispose();
        (await again.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_made_anew_at_the_sign_in()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var old = new PasswordHasher<Member>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword(null!, AccountsApp.Password);
        await using (var db = await app.OpenDatabaseAsync())
            await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, old));
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        (await RoundsAsync(app)).ShouldBe(PasswordHashing.Rounds);
    }

    // Format marker, function (4 bytes), rounds (4 bytes): the layout of Identity's third version.
    static async Task<int> RoundsAsync(AccountsApp app)
    {
        await using var db = await app.OpenDatabaseAsync();
        var hash = Convert.FromBase64String((await db.Accounts.Select(row => row.PasswordHash).SingleAsync())!);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5));
    }
}

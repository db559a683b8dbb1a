using System.Diagnostics;
using System.Text.RegularExpressions;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>The command by which whoever runs the server lets an owner in again, beside the application that runs.</summary>
public sealed partial class RestoreOwnerTests
{
    [Fact]
    public async Task A_member_is_an_owner_again_without_second_factor_and_sessions_and_sets_a_new_password()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await SecondFactorTests.TurnOnAsync(visitor);

        var (code, output, errors) = await RunAsync("restore-owner", "Mia@example.org", $"--ConnectionStrings:JourneyMapper={app.ConnectionString};Maximum Pool Size=1", "--urls=http://localhost:5999");
        code.ShouldBe(0, errors);
        var link = Link().Match(output).Groups["path"].Value;
        link.ShouldNotBeEmpty(output);
        await Live.Wait.UntilAsync(async () => !await visitor.IsSignedInAsync());

        using var set = await visitor.SendAsync(link, "new-password", ("Password", "another good sentence"));
        visitor.TargetOf(set).ShouldBe("/account/sign-in?saved=new-password");
        (await visitor.SignInAsync("mia", "another good sentence")).Dispose();
        (await visitor.StatusOfAsync("/members")).ShouldBe(System.Net.HttpStatusCode.OK);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.AnyAsync(row => row.Kind == Data.Accounts.ActivityKind.OwnerRestored && row.MemberId == mia.Id && row.Before == nameof(Role.Viewer))).ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_one_sentence_and_changes_nothing()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Viewer);
        var database = $"--ConnectionStrings:JourneyMapper={app.ConnectionString}";
        var (code, _, errors) = await RunAsync("restore-owner", "nobody@example.org", database);
        (code, errors.Trim()).ShouldBe((1, "No member has the e-mail 'nobody@example.org'. Nothing was changed."));
        (code, _, errors) = await RunAsync("restore-owner", database);
        code.ShouldBe(1);
        errors.ShouldStartWith("Say whose");
        await app.AddMembershipAsync(mia, Role.Viewer, JourneyDatabase.OtherWorkspace);
        (code, _, errors) = await RunAsync("restore-owner", "mia@example.org", database);
        code.ShouldBe(1);
        errors.ShouldStartWith("Say of which workspace");
        (code, _, errors) = await RunAsync("restore-owner", "mia@example.org", $"--ConnectionStrings:JourneyMapper={await TestPostgres.NewDatabaseAsync()}");
        code.ShouldBe(1);
        errors.ShouldStartWith("The database is that of an older version");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Members.Select(row => row.Role).ToListAsync()).ShouldBe([Role.Viewer, Role.Viewer]);
    }

    static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JourneyMapper.Web.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }

    [GeneratedRegex(@"http://localhost:5999(?<path>/account/new-password/\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}

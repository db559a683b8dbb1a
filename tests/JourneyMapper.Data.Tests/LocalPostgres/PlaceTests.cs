using System.Diagnostics;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Testing;
using Npgsql;

namespace JourneyMapper.Data.Tests.LocalPostgres;

/// <summary>Where data and programs may lie, and who may start the server.</summary>
public class PlaceTests
{
    [Theory]
    [InlineData("a folder, with a comma")]
    [InlineData("a-long-name-a-long-name-a-long-name-a-long-name-a-long-name-a-long-name-a-long-name-a-long-name")]
    public async Task A_path_that_cannot_carry_a_socket_still_serves_as_data_folder(string name)
    {
        using var postgres = new PostgresFixture();
        string socketFolder;
        await using (var server = await PostgresFixture.StartAsync(Path.Combine(postgres.Folder, name), Repository.Packages))
        {
            socketFolder = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
            (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
        }
        Directory.Exists(socketFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_instances_may_complete_fresh_packages_in_a_closed_folder_at_once()
    {
        using var postgres = new PostgresFixture();
        var packages = await CopyPackagesAsync(postgres.Folder);

        var servers = await Task.WhenAll(
            Task.Run(() => PostgresFixture.StartAsync(Path.Combine(postgres.Folder, "first"), packages)),
            Task.Run(() => PostgresFixture.StartAsync(Path.Combine(postgres.Folder, "second"), packages)));

        foreach (var server in servers)
        {
            (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
            await server.DisposeAsync();
        }
    }

    [OrdinaryUserFact]
    public async Task An_ordinary_user_needs_no_right_to_write_to_the_packages()
    {
        using var postgres = new PostgresFixture();
        var packages = await CopyPackagesAsync(postgres.Folder);
        await RunAsync("chmod", "-R", "a+rX,a-w", packages);
        try
        {
            await OrdinaryUser.GiveAsync(postgres.Folder);
            using var owner = await Owner.StartAsync(postgres.Data, packages, OrdinaryUser.Launcher);
            owner.FirstLine.ShouldStartWith("Host=");
            (await PostgresFixture.ScalarAsync(owner.FirstLine, "SELECT 1")).ShouldBe(1);
            (await owner.EndAsync()).ShouldBe(0);
        }
        finally
        {
            await RunAsync("chmod", "-R", "u+w", packages);
        }
    }

    [OrdinaryUserFact]
    public async Task A_folder_of_somebody_else_is_refused_with_its_name()
    {
        var nobodys = OperatingSystem.IsMacOS() ? "/System/journeymapper" : "/proc/journeymapper";
        using var owner = await Owner.StartAsync(nobodys, Repository.Packages, OrdinaryUser.Launcher);

        owner.FirstLine.ShouldStartWith($"The data folder '{nobodys}' cannot be");
        (await owner.EndAsync()).ShouldBe(1);
    }

    [Fact]
    public void The_default_folder_is_absolute() => Path.IsPathFullyQualified(DataDirectory.Default).ShouldBeTrue();

    /// <summary>A node_modules folder as npm leaves it: without the links of the libraries.</summary>
    static async Task<string> CopyPackagesAsync(string folder)
    {
        var packages = Path.Combine(folder, "node_modules");
        Directory.CreateDirectory(packages);
        await RunAsync("cp", "-R", Path.Combine(Repository.Packages, "@embedded-postgres"), packages);
        await RunAsync("find", packages, "-type", "l", "-delete");
        return packages;
    }

    static async Task RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(program, words);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }
}

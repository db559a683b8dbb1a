using System.Diagnostics;
using System.Text.Json;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>Starts that cannot succeed: one sentence and an exit code, no trace.</summary>
public sealed class StartupFailureTests
{
    const string Production = "Production";
    const string Unreachable = "--ConnectionStrings:JourneyMapper=Host=127.0.0.1;Port=1;Database=a;Username=b;Timeout=2";

    [Fact]
    public async Task A_database_out_of_reach_is_said_in_one_sentence() =>
        (await FailAsync(Unreachable)).ShouldContain("cannot be reached");

    [Fact]
    public async Task A_malformed_connection_string_is_said_without_repeating_it()
    {
        var sentence = await FailAsync("--ConnectionStrings:JourneyMapper=Host=db;Passwrd=secret-words");
        sentence.ShouldContain("is not a connection string");
        sentence.ShouldNotContain("secret-words");
    }

    [Theory]
    [InlineData("no address", "a good long password", "JourneyMapper:Setup:Email")]
    [InlineData("olga@example.org", "short", "JourneyMapper:Setup:Password")]
    [InlineData("", "a good long password", "JourneyMapper:Setup:Email")]
    [InlineData("olga@example.org", "olga@example.org", "must not be your email")]
    public async Task An_owner_who_cannot_be_made_is_said_in_one_sentence(string email, string password, string word)
    {
        var database = await TestPostgres.NewDatabaseAsync();
        (await FailAsync($"--ConnectionStrings:JourneyMapper={database}", $"--JourneyMapper:Setup:Email={email}", $"--JourneyMapper:Setup:Password={password}")).ShouldContain(word);
    }

    [Fact]
    public async Task A_database_that_a_later_release_has_changed_too_far_is_said_in_one_sentence()
    {
        var database = await JourneyDatabase.NewAsync();
        await using (var pool = database.Connect())
        await using (var command = pool.CreateCommand("SELECT require_release('99.0.0')"))
            await command.ExecuteNonQueryAsync();
        (await FailAsync($"--ConnectionStrings:JourneyMapper={database.ConnectionString}")).ShouldStartWith("The database needs JourneyMapper 99.0.0 or later, and this is ");
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("127.0.0.1, 10.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("127.0.0.1:80")]
    public async Task A_proxy_that_is_no_address_is_said_in_one_sentence(string proxies) =>
        (await FailAsync(Unreachable, $"--JourneyMapper:TrustedProxies={proxies}")).ShouldContain($"JourneyMapper:TrustedProxies has '{proxies.Split(", ")[^1]}'");

    [Fact]
    public async Task A_history_that_would_be_kept_too_short_is_said_in_one_sentence() =>
        (await FailAsync(Unreachable, "--JourneyMapper:History:KeepDays=7")).ShouldContain("JourneyMapper:History:KeepDays has '7'");

    [Fact]
    public async Task Believing_everybody_who_sends_the_headers_of_a_proxy_is_refused_in_one_sentence() =>
        (await FailAsync(Unreachable, "--FORWARDEDHEADERS_ENABLED=true")).ShouldContain("JourneyMapper:TrustedProxies");

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var database = await TestPostgres.NewDatabaseAsync();
        (await FailAsync($"--ConnectionStrings:JourneyMapper={database}", $"--urls=http://{other.LocalEndpoint}")).ShouldContain("uses the address already");
    }

    [Fact]
    public async Task The_log_has_the_sentence_as_one_compact_line()
    {
        var (_, output, errors) = await RunAsync(Production, Unreachable);
        using var entry = JsonDocument.Parse(output.Trim().Split('\n')[^1]);
        entry.RootElement.GetProperty("@l").GetString().ShouldBe("Fatal");
        entry.RootElement.GetProperty("Reason").GetString().ShouldBe(errors.Trim());
    }

    [Fact]
    public async Task In_development_the_sentence_stands_on_the_console_once()
    {
        var (code, output, errors) = await RunAsync("Development", Unreachable);
        code.ShouldBe(1, output + errors);
        errors.ShouldContain("cannot be reached");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_setting_that_makes_no_log_is_logged_all_the_same()
    {
        var (code, output, errors) = await RunAsync(Production, "--Serilog:MinimumLevel:Default=Chatty");
        code.ShouldBe(1, output + errors);
        using var entry = JsonDocument.Parse(output);
        entry.RootElement.GetProperty("@l").GetString().ShouldBe("Fatal");
        entry.RootElement.GetProperty("@x").GetString().ShouldNotBeNull().ShouldContain("Chatty");
    }

    static async Task<string> FailAsync(params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(Production, arguments);
        code.ShouldBe(1, output + errors);
        output.ShouldNotContain("   at ");
        return errors.Trim().Split('\n').ShouldHaveSingleItem();
    }

    static async Task<(int Code, string Output, string Errors)> RunAsync(string environment, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JourneyMapper.Web.dll"), $"--environment={environment}", .. arguments])
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
}

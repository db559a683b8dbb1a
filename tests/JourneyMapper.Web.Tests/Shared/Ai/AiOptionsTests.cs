using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ai;
using Microsoft.Extensions.Configuration;

namespace JourneyMapper.Web.Tests.Shared.Ai;

/// <summary>The settings of a language model: what they mean, and what is said of those that mean nothing.</summary>
public sealed class AiOptionsTests
{
    [Fact]
    public void Without_settings_no_model_is_asked()
    {
        Read().ShouldBeNull();
        Read(("Endpoint", ""), ("Model", " ")).ShouldBeNull();
    }

    [Fact]
    public void What_is_not_said_is_as_usual()
    {
        var usual = Read(("Endpoint", "http://localhost:11434/v1"), ("Model", "parrot")).ShouldNotBeNull();
        (usual.Key, usual.Timeout, usual.MaxOutput).ShouldBe((null, TimeSpan.FromMinutes(2), 8192));
        var said = Read(("Endpoint", "https://models.example.org/v1"), ("Model", "parrot"), ("Key", "swordfish"), ("Timeout", "00:00:30"), ("MaxOutput", "1000")).ShouldNotBeNull();
        (said.Key, said.Timeout, said.MaxOutput).ShouldBe(("swordfish", TimeSpan.FromSeconds(30), 1000));
    }

    [Theory]
    [InlineData("Endpoint", null, "JourneyMapper:Ai:Endpoint is missing")]
    [InlineData("Endpoint", "localhost:11434", "JourneyMapper:Ai:Endpoint is no address")]
    [InlineData("Endpoint", "ftp://models.example.org", "JourneyMapper:Ai:Endpoint is no address")]
    [InlineData("Endpoint", "https://me:swordfish@models.example.org/v1", "JourneyMapper:Ai:Endpoint is no address")]
    [InlineData("Endpoint", "https://models.example.org/v1?key=swordfish", "JourneyMapper:Ai:Endpoint is no address")]
    [InlineData("Model", null, "JourneyMapper:Ai:Model is missing")]
    [InlineData("Timeout", "2 minutes", "JourneyMapper:Ai:Timeout has '2 minutes'")]
    [InlineData("Timeout", "00:00:00", "JourneyMapper:Ai:Timeout has '00:00:00'")]
    [InlineData("Timeout", "2.00:00:00", "JourneyMapper:Ai:Timeout has '2.00:00:00'")]
    [InlineData("MaxOutput", "much", "JourneyMapper:Ai:MaxOutput has 'much'")]
    [InlineData("MaxOutput", "1", "JourneyMapper:Ai:MaxOutput has '1'")]
    public void What_is_missing_or_wrong_is_said_without_the_key(string name, string? value, string expected)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Endpoint"] = "https://models.example.org/v1",
            ["Model"] = "parrot",
            ["Key"] = "swordfish",
            [name] = value,
        };
        var said = Should.Throw<StartupException>(() => Read([.. settings.Select(setting => (setting.Key, setting.Value))])).Message;
        said.ShouldContain(expected);
        said.ShouldNotContain("swordfish");
    }

    static AiOptions? Read(params (string Name, string? Value)[] settings) => AiOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => $"JourneyMapper:Ai:{setting.Name}", setting => setting.Value, StringComparer.Ordinal)).Build().GetSection("JourneyMapper:Ai"));
}

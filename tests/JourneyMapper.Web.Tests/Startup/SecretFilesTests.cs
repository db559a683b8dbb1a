using JourneyMapper.Testing;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Startup;

namespace JourneyMapper.Web.Tests.Startup;

public sealed class SecretFilesTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_setting_comes_from_the_file_that_its_variable_names()
    {
        var file = Path.Combine(folder.Path, "secret");
        File.WriteAllText(file, "swordfish \n");
        SecretFiles.Read([("JourneyMapper__Mail__Password_FILE", file), ("OTHER_FILE", file), ("JourneyMapper__Mail__Host", file), ("JourneyMapper__Ai__Key_FILE", "")])
            .ShouldBe([KeyValuePair.Create("JourneyMapper:Mail:Password", (string?)"swordfish ")]);
    }

    [Fact]
    public void A_file_that_is_missing_is_named() =>
        Should.Throw<StartupException>(() => SecretFiles.Read([("ConnectionStrings__JourneyMapper_FILE", Path.Combine(folder.Path, "missing"))]).ToList()).Message.ShouldContain("missing");
}

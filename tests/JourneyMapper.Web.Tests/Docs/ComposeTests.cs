using System.Text.RegularExpressions;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests.Docs;

/// <summary>What docker-compose.yml promises of each container.</summary>
public sealed partial class ComposeTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));

    static readonly IReadOnlyDictionary<string, string> Services = Service().Matches(Text[Text.IndexOf("services:", StringComparison.Ordinal)..Text.IndexOf("\nsecrets:", StringComparison.Ordinal)])
        .ToDictionary(service => service.Groups["name"].Value, service => service.Groups["body"].Value, StringComparer.Ordinal);

    [Fact]
    public void Each_container_has_a_read_only_file_system_no_capabilities_and_limits()
    {
        Services.Keys.ShouldBe(["web", "postgres"], ignoreOrder: true);
        foreach (var body in Services.Values)
            foreach (var promise in new[] { "read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "mem_limit:", "pids_limit:", "tmpfs:", "secrets:" })
                body.ShouldContain(promise);
    }

    [Fact]
    public void No_password_of_the_database_is_in_the_environment() =>
        Password().Matches(Text).Select(found => found.Value).ShouldAllBe(line => line.Contains("_FILE: /run/secrets/", StringComparison.Ordinal) || line.Contains("Setup__Password", StringComparison.Ordinal));

    [Fact]
    public void Each_image_can_be_pinned_by_its_digest()
    {
        var pins = File.ReadAllText(Path.Combine(Repository.Root, "eng", "pin-images.sh"));
        var dockerfile = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));
        foreach (Match image in Image().Matches(dockerfile))
        {
            pins.ShouldContain($"pin {image.Groups["name"].Value} {image.Groups["image"].Value}\n");
            Text.ShouldContain($$"""{{image.Groups["name"].Value}}: "${{{image.Groups["name"].Value}}:-{{image.Groups["image"].Value}}}" """.TrimEnd());
        }

        Stage().Matches(dockerfile).ShouldAllBe(stage => stage.Groups["image"].Value.StartsWith("${", StringComparison.Ordinal));
        Text.ShouldContain("image: \"${POSTGRES_IMAGE:-postgres:18}\"");
        pins.ShouldContain("pin POSTGRES_IMAGE postgres:18\n");
    }

    [GeneratedRegex(@"^  (?<name>\w+):\n(?<body>(    .*\n|\n)+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Service();

    [GeneratedRegex(@"^.*password.*: .*$", RegexOptions.IgnoreCase | RegexOptions.Multiline, 5000)]
    private static partial Regex Password();

    [GeneratedRegex(@"^ARG (?<name>\w+_IMAGE)=(?<image>\S+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Image();

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Stage();
}

using System.Text.RegularExpressions;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared.Ai;
using JourneyMapper.Web.Shared.Backups;
using JourneyMapper.Web.Shared.Mail;
using JourneyMapper.Web.Shared.Printing;
using JourneyMapper.Web.Startup;

namespace JourneyMapper.Web.Tests.Docs;

/// <summary>The README's table of settings, against what the code reads.</summary>
public sealed partial class ConfigurationTableTests
{
    static readonly IReadOnlyList<(string Key, string Variable)> Table =
        [.. Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Select(row => (row.Groups["key"].Value, row.Groups["variable"].Value))];

    [Fact]
    public void The_table_has_each_setting_of_printing_and_no_other() =>
        Keys("JourneyMapper:Printing:").ShouldBe(typeof(PrintingOptions).GetProperties().Select(property => $"JourneyMapper:Printing:{property.Name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_the_history_and_no_other() =>
        Keys("JourneyMapper:History:").ShouldBe(typeof(HistoryOptions).GetProperties().Select(property => $"JourneyMapper:History:{property.Name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_sessions_and_no_other() =>
        Keys("JourneyMapper:Sessions:").ShouldBe(typeof(SessionOptions).GetProperties().Select(property => $"JourneyMapper:Sessions:{property.Name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_single_sign_on_and_no_other() =>
        Keys($"{SingleSignOnOptions.Section}:").ShouldBe(
            typeof(SingleSignOnOptions).GetProperties().Select(property => property.Name).Where(name => name != nameof(SingleSignOnOptions.Roles)).Concat(Enum.GetNames<Role>().Select(role => $"{nameof(SingleSignOnOptions.Roles)}:{role}"))
                .Select(name => $"{SingleSignOnOptions.Section}:{name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_circuits_and_no_other() =>
        Keys("JourneyMapper:Circuits:").ShouldBe(typeof(CircuitOptions).GetProperties().Select(property => $"JourneyMapper:Circuits:{property.Name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_backups_and_no_other() =>
        Keys("JourneyMapper:Backup:").ShouldBe(typeof(BackupOptions).GetProperties().Select(property => $"JourneyMapper:Backup:{property.Name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_mail_and_no_other() =>
        Keys("JourneyMapper:Mail:").ShouldBe(typeof(MailOptions).GetProperties().Select(property => $"JourneyMapper:Mail:{property.Name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_a_language_model_and_no_other() =>
        Keys("JourneyMapper:Ai:").ShouldBe(typeof(AiOptions).GetProperties().Select(property => $"JourneyMapper:Ai:{property.Name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_setting_of_the_unattended_setup_and_no_other() =>
        Keys("JourneyMapper:Setup:").ShouldBe(Read(SetupSetting(), "Features/Accounts/UnattendedSetup.cs").Select(name => $"JourneyMapper:Setup:{name}"), ignoreOrder: true);

    [Fact]
    public void The_table_has_each_other_setting_and_no_other() =>
        Keys("JourneyMapper:").Where(key => key.Count(letter => letter == ':') == 1).ShouldBe(Read(Setting(), "Startup").Select(name => $"JourneyMapper:{name}"), ignoreOrder: true);

    [Fact]
    public void Each_environment_variable_is_that_of_its_setting() =>
        Table.Where(row => row.Key.Contains(':', StringComparison.Ordinal)).ShouldAllBe(row => row.Variable == row.Key.Replace(":", "__", StringComparison.Ordinal));

    static IEnumerable<string> Keys(string prefix) => Table.Select(row => row.Key).Where(key => key.StartsWith(prefix, StringComparison.Ordinal));

    static IEnumerable<string> Read(Regex reads, string place)
    {
        var path = Path.Combine(Repository.Root, "src/JourneyMapper.Web", place);
        var sources = File.Exists(path) ? [path] : Directory.GetFiles(path, "*.cs");
        return sources.SelectMany(source => reads.Matches(File.ReadAllText(source))).Select(read => read.Groups["name"].Value).Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\| `(?<key>[\w:]+)` \| `(?<variable>\w+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 5000)]
    private static partial Regex Row();

    // configuration["JourneyMapper:DataDirectory"], configuration.GetValue("JourneyMapper:SignInAttemptsPerMinute", …)
    [GeneratedRegex(@"onfiguration(\[|\.GetValue\w*(<\w+>)?\()""JourneyMapper:(?<name>\w+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Setting();

    // settings["Email"], Text(settings, "Name", …)
    [GeneratedRegex(@"(settings\[|Text\(settings, )""(?<name>\w+)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SetupSetting();
}

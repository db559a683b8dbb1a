using System.Text.RegularExpressions;
using JourneyMapper.Testing;

namespace JourneyMapper.Web.Tests;

public sealed partial class SqlTests
{
    [Fact]
    public void All_SQL_stands_in_the_data_project() => Sources(Path.Combine("src", "JourneyMapper.Web"))
        .Where(file => Sql().IsMatch(File.ReadAllText(file)))
        .ShouldBeEmpty("Put it into JourneyMapper.Data/Queries, as a method that takes values and gives rows.");

    // The names are right: the data project has what is forbidden here.
    [Fact]
    public void What_is_forbidden_is_what_SQL_is_written_with() =>
        Sources(Path.Combine("src", "JourneyMapper.Data", "Queries")).Where(file => Sql().IsMatch(File.ReadAllText(file))).Count().ShouldBeGreaterThan(5);

    static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(
        @"\b(SqlQuery|FromSql|ExecuteSql)\w*\b|\bNpgsql(Command|Batch|BatchCommand)\b|\bCreate(Command|Batch|DbCommand)\(|\bBegin\w*(Import|Export|Copy)\w*\(|\bGetDbConnection\(")]
    private static partial Regex Sql();
}

using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JourneyMapper.Data.Tests.Migrations;

/// <summary>What is stored about a member is in the file that they get: a column that names members is either told there or has a reason here.</summary>
public sealed class PersonalSectionTests
{
    // Columns whose names say what they lead to, in whichever table.
    static readonly string[] OfOthers = ["JourneyId", "TouchpointId", "WorkspaceId", "SurveyId"];

    // By table and column.
    static readonly Dictionary<string, string> NamesNobody = new(StringComparer.Ordinal)
    {
        ["DerivationRow.OriginId"] = "a journey",
        ["Touchpoint.Detail"] = "a journey",
        ["ExperimentRow.Chosen"] = "a variant",
        ["FunnelCountRow.Persona"] = "a persona, which is invented",
        ["JourneyPersona.Persona"] = "a persona, which is invented",
        ["Persona.Picture"] = "a picture",
        ["Workspace.Logo"] = "a picture",
        [$"{nameof(JournalRow)}.{nameof(JournalRow.StreamId)}"] = "what was edited",
        [$"{nameof(JournalRow)}.{nameof(JournalRow.EditId)}"] = "an edit",
        [$"{nameof(JournalRow)}.{nameof(JournalRow.Reverts)}"] = "an edit",
        [$"{nameof(CommentRow)}.{nameof(CommentRow.GuestLinkId)}"] = "a link of guests",
    };

    [Fact]
    public async Task Each_column_that_may_name_a_member_is_told_or_has_a_reason()
    {
        await using var pool = (await JourneyDatabase.NewAsync()).Connect();
        await using var db = await JourneyDatabase.Contexts(pool).CreateDbContextAsync();
        var told = PersonalSection.All.Select(section => $"{section.Entity.Name}.{section.Member}").ToHashSet(StringComparer.Ordinal);
        db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(MayNameMember).Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}")
            .Where(column => !told.Contains(column) && !NamesNobody.ContainsKey(column)).Order(StringComparer.Ordinal).ShouldBeEmpty("Add it to PersonalSection.All, or say here what it names.");
    }

    [Fact]
    public async Task Each_part_is_read_and_holds_no_secret()
    {
        await using var pool = (await JourneyDatabase.NewAsync()).Connect();
        await using var db = await JourneyDatabase.Contexts(pool).CreateDbContextAsync();
        PersonalSection.All.Select(section => section.Name).ShouldBeUnique();
        foreach (var section in PersonalSection.All)
        {
            (await db.PersonalRows(section, [Guid.CreateVersion7()]).ToListAsync()).ShouldBeEmpty();
            section.Columns.ShouldAllBe(column => !column.Contains("Hash", StringComparison.Ordinal) && !column.Contains("Secret", StringComparison.Ordinal) && !column.Contains("Stamp", StringComparison.Ordinal));
        }
    }

    // Ids that are neither a row's own nor lead to another table than that of members.
    static bool MayNameMember(IProperty property)
    {
        if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) != typeof(Guid) || (property.IsPrimaryKey() && property.Name == "Id") || OfOthers.Contains(property.Name))
            return false;
        return !property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType != typeof(Member));
    }
}

using System.Globalization;
using System.Text;
using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JourneyMapper.Data.Queries;

/// <summary>Reads what is stored about a member, and takes their name away.</summary>
public static class PersonalDataQueries
{
    // Of a passkey what its owner knows it by: the rest is the key.
    const string Passkey = $"""SELECT jsonb_build_object('Name', t."Data" ->> 'Name', 'CreatedAt', t."Data" ->> 'CreatedAt')::text AS "Value" FROM "Passkeys" t WHERE t."UserId" {OfAccount}""";

    const string OfAccount = """= ANY (SELECT own."AccountId" FROM "Members" own WHERE own."Id" = ANY ({0}))""";

    /// <summary>The rows of a part, each as a JSON object, one after the other: however many there are, one is in memory.</summary>
    /// <param name="db">Reads.</param>
    /// <param name="section">The part.</param>
    /// <param name="members">Who they are in one workspace or in several.</param>
    public static IAsyncEnumerable<string> PersonalRows(this JourneyDbContext db, PersonalSection section, Guid[] members)
    {
        if (section.Entity == typeof(IdentityUserPasskey<Guid>))
            return db.Database.SqlQueryRaw<string>(Passkey, members).AsAsyncEnumerable();
        var entity = db.Model.FindEntityType(section.Entity) ?? throw new InvalidOperationException($"{section.Entity.Name} is no table.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        // Names of tables and columns are no texts of anybody's, and cannot be parameters.
        var columns = new StringBuilder();
        foreach (var name in section.Columns)
            columns.Append(CultureInfo.InvariantCulture, $"{(columns.Length > 0 ? ", " : "")}'{name}', t.\"{Column(name)}\"");
        var sql = $$"""SELECT jsonb_build_object({{columns}})::text AS "Value" FROM "{{table.Name}}" t WHERE t."{{Column(section.Member)}}" {{(section.IsOfAccount ? OfAccount : "= ANY ({0})")}}""";
        return db.Database.SqlQueryRaw<string>(sql, members).AsAsyncEnumerable();

        string Column(string property) => entity.FindProperty(property)?.GetColumnName(table) ?? throw new InvalidOperationException($"{section.Entity.Name} has no {property}.");
    }

    /// <summary>Writes another name where the name of a member stands beside what they said, and takes it out of what was done; within the transaction in which they go.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="workspace">Of the member.</param>
    /// <param name="member">The member.</param>
    /// <param name="name">What stands in the place of the name.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task EraseNameAsync(this JourneyDbContext db, Guid workspace, Guid member, string name, CancellationToken cancellation = default)
    {
        await db.Comments.Where(row => row.AuthorId == member).ExecuteUpdateAsync(set => set.SetProperty(row => row.AuthorName, name), cancellation);
        await db.CommentThreads.Where(row => row.ResolvedBy == member).ExecuteUpdateAsync(set => set.SetProperty(row => row.ResolvedByName, name), cancellation);
        await db.EraseFromActivitiesAsync(workspace, member, cancellation);
    }
}

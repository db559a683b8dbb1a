using System.Text.RegularExpressions;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JourneyMapper.Data.Tests.Migrations;

/// <summary>While nodes are replaced one after the other, the release before works on the database that this one has migrated.</summary>
public sealed partial class MigrationRuleTests
{
    // The last migration of before the rule. From here on nothing is taken away without the mark.
    const string Baseline = "20261130234614_SecondFactors";

    static readonly Version Published = Version.Parse(Release().Match(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md"))).Groups["release"].Value);

    [Fact]
    public async Task Migrations_leave_the_release_before_able_to_work()
    {
        var migrations = await MigrationsAsync();
        migrations.Keys.ShouldContain(Baseline);
        var later = migrations.Where(migration => string.CompareOrdinal(migration.Key, Baseline) > 0).ToList();
        later.ShouldNotBeEmpty();
        later.SelectMany(migration => MigrationRule.Problems(migration.Value, Published).Select(problem => $"{migration.Key}: {problem}"))
            .ShouldBeEmpty("Expand in this release, contract in a later one: docs/decisions/0063-rolling-upgrades.md.");
    }

    // Three that did break the release before them, when nobody thought of it.
    [Theory]
    [InlineData("JournalStreams")]
    [InlineData("Personas")]
    [InlineData("Workspaces")]
    public async Task What_has_broken_an_earlier_release_would_be_refused_today(string name) =>
        MigrationRule.Problems((await MigrationsAsync()).Single(migration => migration.Key.EndsWith($"_{name}", StringComparison.Ordinal)).Value, Published).ShouldNotBeEmpty();

    public static TheoryData<string, string> Refused => new()
    {
        { nameof(MigrationBuilder.DropColumn), "DropColumn of 'Journeys'" },
        { nameof(MigrationBuilder.DropTable), "DropTable" },
        { nameof(MigrationBuilder.RenameColumn), "RenameColumn of 'Journeys'" },
        { nameof(MigrationBuilder.RenameTable), "RenameTable" },
        { nameof(MigrationBuilder.DropIndex), "DropIndex" },
        { nameof(MigrationBuilder.DropForeignKey), "DropForeignKey" },
        { nameof(MigrationBuilder.AddForeignKey), "AddForeignKey" },
        { nameof(MigrationBuilder.AddCheckConstraint), "AddCheckConstraint" },
        { nameof(MigrationBuilder.AddUniqueConstraint), "AddUniqueConstraint" },
        { nameof(MigrationBuilder.DeleteData), "DeleteData" },
        { "required column", "no value in rows" },
        { "random default", "written anew" },
        { "narrower", "changes from" },
        { "another type", "changes from" },
        { "not null", "refuses the null" },
        { "no default", "loses its default" },
        { "unique index", "unique index" },
        { "index", "IsCreatedConcurrently" },
        { "concurrent index beside others", "a migration of its own" },
        { """ALTER TABLE "Journeys" DROP COLUMN "Title" """, "SQL: ALTER TABLE" },
        { """alter table "Journeys" rename "Title" to "Name" """, "SQL: alter table" },
        { """ALTER TABLE "Journeys" ALTER COLUMN "Tags" SET NOT NULL""", "SQL: ALTER TABLE" },
        { """ALTER TABLE "Journeys" ADD COLUMN "Scent" text NOT NULL""", "no value in rows" },
        { """ALTER TABLE "Journeys" ADD CHECK ("Title" <> '')""", "SQL: ALTER TABLE" },
        { "-- ALTER\nDROP /* what is old */ TABLE \"Journeys\"", "SQL: DROP TABLE" },
        { """CREATE UNIQUE INDEX ON "Journeys" ("Title")""", "unique index" },
        { """CREATE INDEX "IX_Title" ON "Journeys" ("Title")""", "CONCURRENTLY" },
        { """DO $$ BEGIN EXECUTE format('ALTER TABLE %I DROP COLUMN x', 'Journeys'); END $$""", "SQL: " },
        { """DROP FUNCTION journey_access(uuid, uuid)""", "SQL: DROP FUNCTION" },
        { """TRUNCATE "Sessions" """, "SQL: TRUNCATE" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_release_before_cannot_work_with_is_refused(string what, string problem) =>
        MigrationRule.Problems(new Planted(what), Published).ShouldContain(found => found.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("column")]
    [InlineData("column with default")]
    [InlineData("reference")]
    [InlineData("concurrent index")]
    [InlineData("longer text")]
    [InlineData("table")]
    [InlineData("""ALTER TABLE "Journeys" ADD COLUMN "Scent" text NOT NULL DEFAULT ''""")]
    [InlineData("""UPDATE "Journeys" SET "Scent" = 'rose'""")]
    [InlineData("""CREATE OR REPLACE FUNCTION keep_equal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."Scent" := NEW."Smell"; RETURN NEW; END $$""")]
    [InlineData("""CREATE TABLE "Scents" ("Id" int PRIMARY KEY, "Name" text NOT NULL CHECK ("Name" <> '')); CREATE UNIQUE INDEX ON "Scents" ("Name")""")]
    public void What_it_does_not_notice_is_allowed(string what) => MigrationRule.Problems(new Planted(what), Published).ShouldBeEmpty();

    [Fact]
    public void What_is_marked_may_go_one_release_after_nobody_needs_it()
    {
        MigrationRule.Problems(new Contracting(), new Version(0, 10, 0)).ShouldBeEmpty();
        MigrationRule.Problems(new Contracting(), new Version(0, 11, 0)).ShouldBeEmpty();
        MigrationRule.Problems(new Contracting(), new Version(0, 9, 0)).ShouldHaveSingleItem().ShouldContain("when 0.10.0, which does without it, is published");
        MigrationRule.Problems(new SilentContracting(), new Version(0, 10, 0)).ShouldHaveSingleItem().ShouldContain("require_release('0.10.0')");
    }

    static async Task<IReadOnlyDictionary<string, Migration>> MigrationsAsync()
    {
        await using var pool = (await JourneyDatabase.NewAsync()).Connect();
        await using var db = await JourneyDatabase.Contexts(pool).CreateDbContextAsync();
        var assembly = db.GetService<IMigrationsAssembly>();
        return assembly.Migrations.ToDictionary(migration => migration.Key, migration => assembly.CreateMigration(migration.Value, db.Database.ProviderName!), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^## (?<release>\d+\.\d+\.\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Release();

    [Contracts("Journeys.Title", Since = "0.10.0")]
    sealed class Contracting : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn("Title", "Journeys");
            migrationBuilder.Sql("SELECT require_release('0.10.0')");
        }
    }

    [Contracts("Journeys.Title", Since = "0.10.0")]
    sealed class SilentContracting : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("Title", "Journeys");
    }

    /// <summary>A migration as somebody may write it.</summary>
    sealed class Planted(string what) : Migration
    {
        const string Table = "Journeys";

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            switch (what)
            {
                case nameof(MigrationBuilder.DropColumn): migrationBuilder.DropColumn("Title", Table); break;
                case nameof(MigrationBuilder.DropTable): migrationBuilder.DropTable(Table); break;
                case nameof(MigrationBuilder.RenameColumn): migrationBuilder.RenameColumn("Title", Table, "Name"); break;
                case nameof(MigrationBuilder.RenameTable): migrationBuilder.RenameTable(Table, newName: "Maps"); break;
                case nameof(MigrationBuilder.DropIndex): migrationBuilder.DropIndex("IX", table: Table); break;
                case nameof(MigrationBuilder.DropForeignKey): migrationBuilder.DropForeignKey("FK", Table); break;
                case nameof(MigrationBuilder.AddForeignKey): migrationBuilder.AddForeignKey("FK", Table, "ChangedBy", "Members", principalColumn: "Id"); break;
                case nameof(MigrationBuilder.AddCheckConstraint): migrationBuilder.AddCheckConstraint("CK", Table, "true"); break;
                case nameof(MigrationBuilder.AddUniqueConstraint): migrationBuilder.AddUniqueConstraint("UQ", Table, "Title"); break;
                case nameof(MigrationBuilder.DeleteData): migrationBuilder.DeleteData(Table, keyColumn: "Id", keyValue: Guid.Empty); break;
                case "required column": migrationBuilder.AddColumn<string>("Scent", Table, nullable: false); break;
                case "random default": migrationBuilder.AddColumn<Guid>("Scent", Table, nullable: false, defaultValueSql: "gen_random_uuid()"); break;
                case "narrower": migrationBuilder.AlterColumn<string>("Title", Table, "character varying(50)", oldType: "character varying(200)", oldClrType: typeof(string)); break;
                case "another type": migrationBuilder.AlterColumn<long>("Order", Table, "bigint", oldType: "integer", oldClrType: typeof(int)); break;
                case "not null": migrationBuilder.AlterColumn<string>("Title", Table, "text", nullable: false, oldType: "text", oldClrType: typeof(string), oldNullable: true); break;
                case "no default": migrationBuilder.AlterColumn<bool>("IsPrivate", Table, "boolean", oldType: "boolean", oldClrType: typeof(bool), oldDefaultValue: false); break;
                case "unique index": migrationBuilder.CreateIndex("IX", Table, "Title", unique: true).Annotation("Npgsql:CreatedConcurrently", true); break;
                case "index": migrationBuilder.CreateIndex("IX", Table, "Title"); break;
                case "concurrent index beside others":
                    migrationBuilder.AddColumn<string>("Scent", Table, nullable: true);
                    migrationBuilder.CreateIndex("IX", Table, "Title").Annotation("Npgsql:CreatedConcurrently", true);
                    break;
                case "column": migrationBuilder.AddColumn<string>("Scent", Table, nullable: true); break;
                case "column with default": migrationBuilder.AddColumn<bool>("Scented", Table, nullable: false, defaultValue: false); break;
                case "concurrent index": migrationBuilder.CreateIndex("IX", Table, "Title").Annotation("Npgsql:CreatedConcurrently", true); break;
                case "longer text": migrationBuilder.AlterColumn<string>("Title", Table, "character varying(500)", oldType: "character varying(200)", oldClrType: typeof(string)); break;
                case "reference":
                    migrationBuilder.AddColumn<Guid>("ScentId", Table, nullable: true);
                    migrationBuilder.CreateIndex("IX", Table, "ScentId");
                    migrationBuilder.AddForeignKey("FK", Table, "ScentId", "Scents", principalColumn: "Id");
                    break;
                case "table":
                    migrationBuilder.CreateTable("Scents", columns => new { Id = columns.Column<Guid>(nullable: false) });
                    migrationBuilder.CreateIndex("IX", "Scents", "Id", unique: true);
                    migrationBuilder.AddForeignKey("FK", "Scents", "Id", Table, principalColumn: "Id");
                    break;
                default: migrationBuilder.Sql(what); break;
            }
        }
    }
}

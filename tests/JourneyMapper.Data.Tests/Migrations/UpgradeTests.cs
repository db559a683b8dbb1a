using System.Text.RegularExpressions;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Data.Tests.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyMapper.Data.Tests.Migrations;

public partial class UpgradeTests
{
    [Fact]
    public async Task A_map_of_the_first_version_is_read_after_the_upgrade()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        var (workspace, journey, touchpoint) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "Title", "Scenario", "Persona", "Labels", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy")
            VALUES ({journey}, {workspace}, 3, 'A bike', '', '', ARRAY['','','','',''], now(), {workspace}, now(), {workspace});
            INSERT INTO "Touchpoints" ("Id", "JourneyId", "Stage", "Rank", "Name", "Description", "Channel", "Contact", "Setting", "Action", "Thought", "Emotion",
                "PainPoints", "Opportunities", "Importance", "Evidence", "EvidenceSource")
            VALUES ({touchpoint}, {journey}, 2, 'V00000', 'Pays', '', '', 'Direct', 'Digital', '', '', -2, '', '', 'Normal', 'Observed', 'A survey');
            """);

        await db.Database.MigrateAsync();

        var read = await new JourneyStore(contexts, TimeProvider.System).FindAsync(Reader.Application(workspace), journey);
        read.ShouldNotBeNull().Touchpoints.ShouldHaveSingleItem().ShouldBe(
            new Touchpoint { Id = touchpoint, Stage = Stage.Decision, Rank = Rank.Parse("V00000"), Name = "Pays", Emotion = -2, Evidence = Evidence.Observed, EvidenceSource = "A survey" });
    }

    [Fact]
    public async Task Edits_made_before_the_journal_had_streams_are_read_and_undone_after_the_upgrade_and_an_approval_still_stands()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("SearchText");
        var (workspace, author) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var before = OldJournal.Read().Aggregate(new Journey { Id = Guid.CreateVersion7(), Title = "A bike" }, (journey, old) => JournalJson.Read(old.Row()).Difference.ApplyTo(journey));
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "Title", "Scenario", "Persona", "Labels", "Tags", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy")
            VALUES ({before.Id}, {workspace}, {before.Revision}, {before.Title}, '', '', {before.Labels.ToArray()}, {before.Tags}, now(), {author}, now(), {author});
            INSERT INTO "SignOffs" ("Id", "JourneyId", "Revision", "RequestedBy", "RequestedAt", "State", "DecidedBy", "DecidedAt", "Comment")
            VALUES ({Guid.CreateVersion7()}, {before.Id}, {before.Revision}, {author}, now(), 'Approved', {workspace}, now(), '');
            """);
        foreach (var old in OldJournal.Read())
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Journal" ("JourneyId", "Revision", "EditId", "AuthorId", "At", "Edit", "Difference")
                VALUES ({before.Id}, {old.Revision}, {old.EditId}, {author}, now(), CAST({old.Edit.GetRawText()} AS jsonb), CAST({old.Difference.GetRawText()} AS jsonb))
                """);
        foreach (var t in before.Touchpoints)
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Touchpoints" ("Id", "JourneyId", "Stage", "Rank", "Name", "Description", "Channel", "Contact", "Setting", "Action", "Thought", "Emotion",
                    "PainPoints", "Opportunities", "Owner", "Importance", "Evidence", "EvidenceSource", "EvidenceDate", "Kpis", "Cadence")
                VALUES ({t.Id}, {before.Id}, {(short)t.Stage}, {t.Rank.Text}, {t.Name}, {t.Description}, {t.Channel}, {t.Contact.ToString()}, {t.Setting.ToString()}, {t.Action}, {t.Thought}, {t.Emotion},
                    {t.PainPoints}, {t.Opportunities}, {t.Owner}, {t.Importance.ToString()}, {t.Evidence.ToString()}, {t.EvidenceSource}, {t.EvidenceDate}, {t.Kpis.ToString()}, {t.Cadence.ToString()})
                """);

        await db.Database.MigrateAsync();

        var store = new JourneyStore(contexts, TimeProvider.System);
        var read = (await store.FindAsync(Reader.Application(workspace), before.Id)).ShouldNotBeNull();
        Picture.Of(read).ShouldBe(Picture.Of(before));
        (read.Revision, read.ContentRevision).ShouldBe((9, 9));
        (await IsApprovedAsync()).ShouldBeTrue();
        var history = await store.ReadAfterAsync(before.Id, 0);
        history.Select(entry => (entry.Revision, entry.Edit, entry.Reverts)).ShouldBe(OldJournal.Read().Select(old => (old.Revision, old.EditId, old.Row().Reverts)));
        (await db.Journal.Select(row => new { row.Stream, row.WorkspaceId, row.Schema }).Distinct().ToListAsync())
            .ShouldHaveSingleItem().ShouldBe(new { Stream = StreamKind.Journey, WorkspaceId = workspace, Schema = (short)1 });

        var owned = await AppendAsync(read, JourneyKinds.Touchpoint.Change(read.Touchpoints[1], TouchpointFields.Owner, author.ToString()), Guid.CreateVersion7());
        (await IsApprovedAsync()).ShouldBeTrue();
        // The last edit, and then the redo of the removal before it.
        var undone = await UndoAsync(await UndoAsync(owned));
        undone.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Shop", "Poster"]);
        (await IsApprovedAsync()).ShouldBeFalse();
        Picture.Of((await store.FindAsync(Reader.Application(workspace), before.Id))!).ShouldBe(Picture.Of(undone));

        async Task<Journey> UndoAsync(Journey journey)
        {
            var stack = (await store.ReadLatestOfAsync(journey.Id, author, UndoStack.Depth)).Aggregate(UndoStack.Empty, (stack, entry) => stack.Push(entry));
            return await AppendAsync(journey, new Revert(stack.Undo.Peek().Edit, stack.Undo.Peek().Difference), author);
        }

        async Task<Journey> AppendAsync(Journey journey, Edit edit, Guid by)
        {
            var applied = journey.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();
            (await store.AppendAsync(workspace, applied.After, JournalEntry.Of(edit, applied, by, DateTimeOffset.UtcNow))).ShouldBe(Append.Written);
            return applied.After;
        }

        Task<bool> IsApprovedAsync() => db.Journeys.AnyAsync(journey => journey.Id == before.Id
            && db.SignOffs.Any(signOff => signOff.JourneyId == journey.Id && signOff.Revision >= journey.ContentRevision && signOff.State == SignOffState.Approved));
    }

    [Fact]
    public async Task Kpis_that_were_lines_of_a_text_become_rows_in_their_order_with_their_targets_and_lines_again()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("Review");
        string[] lines =
        [
            "", "net-promoter-score|40|2.5\nown-one||\nconversion-rate|-0.0000000000000000000000000001|\nabandonment||1000000000000", "own-one|0|0",
            string.Join('\n', Enumerable.Range(0, Limits.Kpis).Select(number => $"kpi-{9 - number}|{number}|")),
        ];
        var (workspace, journey) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "Title", "Scenario", "Persona", "Labels", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy")
            VALUES ({journey}, {workspace}, 3, 'A bike', '', '', ARRAY['','','','',''], now(), {workspace}, now(), {workspace});
            INSERT INTO "Touchpoints" ("Id", "JourneyId", "Stage", "Rank", "Name", "Description", "Channel", "Contact", "Setting", "Action", "Thought", "Emotion",
                "PainPoints", "Opportunities", "Importance", "Evidence", "EvidenceSource", "Kpis")
            SELECT gen_random_uuid(), {journey}, 2, 'V0000' || place, 'Pays', '', '', 'Direct', 'Digital', '', '', -2, '', '', 'Normal', 'Observed', 'A survey', line
            FROM unnest({lines}) WITH ORDINALITY AS kpis(line, place);
            """);

        await db.GetService<IMigrator>().MigrateAsync("TouchpointKpis");
        (await db.TouchpointKpis.CountAsync()).ShouldBe(4 + 1 + Limits.Kpis);
        await db.GetService<IMigrator>().MigrateAsync("JournalStreams");
        (await db.Database.SqlQuery<string>($"""SELECT "Kpis" AS "Value" FROM "Touchpoints" ORDER BY "Rank" """).ToListAsync()).ShouldBe(lines);

        await db.Database.MigrateAsync();

        var read = (await new JourneyStore(contexts, TimeProvider.System).FindAsync(Reader.Application(workspace), journey)).ShouldNotBeNull();
        read.Touchpoints.Select(touchpoint => touchpoint.Kpis.ToString()).ShouldBe(lines);
    }

    [Fact]
    public async Task Lines_about_a_persona_become_personas_once_for_all_journeys_of_a_workspace_that_wrote_them_alike_and_lines_again()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("NamedVersions");
        var (velo, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        (Guid Id, Guid Workspace, string Persona)[] journeys =
        [
            (Guid.CreateVersion7(), velo, "Tom, weekend rider"), (Guid.CreateVersion7(), velo, "tom, weekend rider"), (Guid.CreateVersion7(), velo, "Lea"),
            (Guid.CreateVersion7(), velo, ""), (Guid.CreateVersion7(), other, "Lea"),
        ];
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "Currency", "CreatedAt") VALUES ({velo}, 'Velo', 'en', 'EUR', now()), ({other}, 'Other', 'en', 'EUR', now())
            """);
        foreach (var (id, workspace, persona) in journeys)
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "ContentRevision", "Title", "Scenario", "Persona", "Labels", "Tags", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy")
                VALUES ({id}, {workspace}, 0, 0, 'A bike', '', {persona}, ARRAY['','','','',''], '', now(), {velo}, now(), {velo})
                """);

        await db.Database.MigrateAsync();

        (await db.ReadPersonasAsync(velo)).Personas.Select(persona => persona.Name).ShouldBe(["Tom, weekend rider", "Lea"], ignoreOrder: true);
        (await db.ReadPersonasAsync(other)).Personas.ShouldHaveSingleItem().Name.ShouldBe("Lea");
        foreach (var (id, workspace, persona) in journeys)
        {
            var journey = (await new JourneyStore(contexts, TimeProvider.System).FindAsync(Reader.Application(workspace), id)).ShouldNotBeNull();
            var library = await db.ReadPersonasAsync(workspace);
            journey.Personas.Select(about => (library.Find(about.Persona)!.Name.ToLowerInvariant(), about.Curve)).ShouldBe(persona.Length == 0 ? [] : [(persona.ToLowerInvariant(), 1)]);
        }

        // What is added later stands behind them.
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var added = await db.EditPersonasAsync(await db.HoldPersonasAsync(velo), velo, LibraryKinds.Persona.Add(new() { Id = Guid.CreateVersion7(), Name = "Nora" }, Place.AtEnd), DateTimeOffset.UtcNow);
            added.ShouldBeOfType<Outcome<PersonaLibrary>.Applied>().After.Personas[^1].Name.ShouldBe("Nora");
            await transaction.CommitAsync();
        }

        await db.GetService<IMigrator>().MigrateAsync("NamedVersions");
        (await db.Database.SqlQuery<string>($"""SELECT "Persona" AS "Value" FROM "Journeys" WHERE "Id" = {journeys[2].Id} """).SingleAsync()).ShouldBe("Lea");
    }

    [Fact]
    public async Task Lines_of_cells_become_pain_points_and_opportunities_and_stay_lines()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("JournalStreams");
        var (workspace, journey) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        string[] pains = ["  Queues\n\nNo   parking\u00a0! \n\t\nQueues", "", "Rude staff"];
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "ContentRevision", "Title", "Scenario", "Persona", "Labels", "Tags", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy")
            VALUES ({journey}, {workspace}, 3, 3, 'A bike', '', '', ARRAY['','','','',''], '', now(), {workspace}, now(), {workspace});
            INSERT INTO "Touchpoints" ("Id", "JourneyId", "Stage", "Rank", "Name", "Description", "Channel", "Contact", "Setting", "Action", "Thought", "Emotion",
                "PainPoints", "Opportunities", "Importance", "Evidence", "EvidenceSource")
            SELECT gen_random_uuid(), {journey}, 2, 'V0000' || place, 'Pays', '', '', 'Direct', 'Digital', '', '', -2, line, 'Pay by phone', 'Normal', 'Observed', 'A survey'
            FROM unnest({pains}) WITH ORDINALITY AS cells(line, place);
            """);

        await db.Database.MigrateAsync();

        var store = new JourneyStore(contexts, TimeProvider.System);
        var read = (await store.FindAsync(Reader.Application(workspace), journey)).ShouldNotBeNull();
        read.Touchpoints.Select(touchpoint => touchpoint.PainPoints).ShouldBe(pains);
        read.PainPoints.Select(point => point.Title).ShouldBe(["Queues", "No parking\u00a0!", "Queues", "Rude staff"]);
        read.Opportunities.Select(opportunity => (opportunity.Title, opportunity.Status)).ShouldBe(Enumerable.Repeat(("Pay by phone", OpportunityStatus.Idea), 3));
        // They fit: an edit of one line changes one record.
        var edit = JourneyKinds.Touchpoint.Change(read.Touchpoints[2], TouchpointFields.PainPoints, "Rude staff in the shop");
        var applied = read.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();
        applied.After.PainPoints.Select(point => point.Id).ShouldBe(read.PainPoints.Select(point => point.Id));
        (await store.AppendAsync(workspace, applied.After, JournalEntry.Of(edit, applied, workspace, DateTimeOffset.UtcNow))).ShouldBe(Append.Written);
        (await store.FindAsync(Reader.Application(workspace), journey))!.PainPoints[^1].Title.ShouldBe("Rude staff in the shop");
    }

    [Fact]
    public async Task Members_from_before_time_zones_have_that_of_their_browser()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        await using var db = await JourneyDatabase.Contexts(database).CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("JournalStreams");
        var (workspace, member) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Members" ("Id", "WorkspaceId", "DisplayName", "Role", "Language", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            VALUES ({member}, {workspace}, 'Ann', 'Editor', 'fr', false, false, false, true, 0);
            """);

        await db.Database.MigrateAsync();

        var read = await db.Members.SingleAsync();
        (read.Id, read.DisplayName, read.Language, read.TimeZone).ShouldBe((member, "Ann", "fr", null));
    }

    [Fact]
    public async Task Members_from_before_accounts_sign_in_as_before()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        await using var db = await JourneyDatabase.Contexts(database).CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("Sessions");
        var (workspace, member, session) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Members" ("Id", "WorkspaceId", "DisplayName", "Role", "Language", "Mail", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "PasswordHash", "SecurityStamp", "EmailConfirmed",
                "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "LockoutEnd", "AccessFailedCount")
            VALUES ({member}, {workspace}, 'Ann', 'Editor', 'fr', 'Never', 'ann@example.org', 'ANN@EXAMPLE.ORG', 'ann@example.org', 'ANN@EXAMPLE.ORG', 'hash', 'stamp', false, false, false, true, now(), 0);
            INSERT INTO "Sessions" ("Id", "MemberId", "Browser", "System", "Address", "StartedAt", "ConfirmedAt", "UsedAt") VALUES ({session}, {member}, 'Firefox', '', '', now(), now(), now());
            INSERT INTO "Passkeys" ("CredentialId", "UserId", "Data") VALUES ('\x01', {member}, {"""{"Name":"Phone","PublicKey":"AQ==","AttestationObject":"","ClientDataJson":"","CreatedAt":"2026-01-01T00:00:00+00:00","SignCount":1,"IsBackedUp":false,"IsBackupEligible":false,"IsUserVerified":true,"Transports":[]}"""}::jsonb);
            """);

        await db.Database.MigrateAsync();

        var read = await db.Members.Include(row => row.Account).SingleAsync();
        (read.Id, read.DisplayName, read.Role, read.EnteredAt).ShouldBe((member, "Ann", Role.Editor, null));
        var account = read.Account.ShouldNotBeNull();
        (account.NormalizedUserName, account.Email, account.PasswordHash, account.SecurityStamp).ShouldBe(("ANN@EXAMPLE.ORG", "ann@example.org", "hash", "stamp"));
        (await db.PasskeysOf(member).SingleAsync()).Data.Name.ShouldBe("Phone");
        (await db.SessionsOf(account.Id).SingleAsync()).Id.ShouldBe(session);
        // And back: what a release before knows is where it was.
        await db.GetService<IMigrator>().MigrateAsync("Sessions");
        (await db.Database.SqlQuery<string>($"""SELECT m."PasswordHash" AS "Value" FROM "Members" m JOIN "Passkeys" p ON p."UserId" = m."Id" WHERE m."UserName" = 'ann@example.org' """).ToListAsync()).ShouldBe(["hash"]);
    }

    [Fact]
    public async Task Texts_from_before_they_could_be_longer_stay_where_they_are_and_longer_ones_fit()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("TimeZones");
        var (workspace, author) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var store = new JourneyStore(contexts, TimeProvider.System);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now())""");
        var before = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = new('t', 120),
            Scenario = new('s', 1000),
            Tags = "one, two",
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Rank = Rank.Between(null, null), Name = new('n', 120), PainPoints = new('p', 1000) }],
        };
        await InsertAsync(db, workspace, author, before);
        var files = await FilesAsync();

        await db.Database.MigrateAsync();

        (await FilesAsync()).ShouldBe(files, "No table is written anew.");
        var read = (await store.FindAsync(Reader.Application(workspace), before.Id)).ShouldNotBeNull();
        Picture.Of(Lines(read)).ShouldBe(Picture.Of(before));
        var longer = before with
        {
            Id = Guid.CreateVersion7(),
            Title = new('t', Limits.Name),
            Scenario = new('s', Limits.Text),
            Labels = [.. Enumerable.Repeat(new string('l', Limits.Label), 5)],
            Tags = string.Join(", ", Enumerable.Range(100, Limits.Tags).Select(i => $"{i}{new string('x', Limits.Tag - 3)}")),
            Touchpoints = [before.Touchpoints[0] with { Id = Guid.CreateVersion7(), Name = new('n', Limits.Name), PainPoints = new('p', Limits.Text) }],
        };
        await store.CreateAsync(workspace, author, longer);
        Picture.Of(Lines((await store.FindAsync(Reader.Application(workspace), longer.Id))!)).ShouldBe(Picture.Of(longer));

        // Each line has become a pain point, under an id that nobody knows before.
        static Journey Lines(Journey journey)
        {
            journey.PainPoints.Select(point => point.Title).ShouldBe(journey.Touchpoints.Select(touchpoint => touchpoint.PainPoints));
            return journey with { PainPoints = [] };
        }

        // A table that is written anew gets another file.
        async Task<IReadOnlyList<string>> FilesAsync() => await db.Database.SqlQuery<string>(
            $"SELECT relname || ' ' || relfilenode AS \"Value\" FROM pg_class WHERE relkind = 'r' AND relname IN ('Touchpoints', 'Journeys', 'Findings', 'Audits', 'SignOffs', 'Kpis', 'DeletedJourneys') ORDER BY 1").ToListAsync();
    }

    [Fact]
    public async Task A_journey_from_before_comments_has_none_and_takes_them_and_going_back_takes_nothing_else()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("TouchpointKpis");
        var (workspace, author, store) = (Guid.CreateVersion7(), Guid.CreateVersion7(), new JourneyStore(contexts, TimeProvider.System));
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now())""");
        var before = new Journey { Id = Guid.CreateVersion7(), Title = "A bike", Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Rank = Rank.Between(null, null), Name = "Pays" }] };
        await InsertAsync(db, workspace, author, before);

        await db.Database.MigrateAsync();

        Picture.Of((await store.FindAsync(Reader.Application(workspace), before.Id))!).ShouldBe(Picture.Of(before));
        (await db.CommentThreads.AnyAsync()).ShouldBeFalse();
        db.Add(new CommentThreadRow { Id = Guid.CreateVersion7(), JourneyId = before.Id, TouchpointId = before.Touchpoints[0].Id, Last = 1, Standing = 1, LastAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
        await db.GetService<IMigrator>().MigrateAsync("LongerTexts");
        await db.Database.MigrateAsync();
        Picture.Of((await store.FindAsync(Reader.Application(workspace), before.Id))!).ShouldBe(Picture.Of(before));
        (await db.CommentThreads.AnyAsync()).ShouldBeFalse();
    }

    // As the release with streams in its journal wrote a journey of one touchpoint. Today's model knows columns that it had not.
    static async Task InsertAsync(JourneyDbContext db, Guid workspace, Guid author, Journey journey)
    {
        var touchpoint = journey.Touchpoints[0];
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "Title", "Scenario", "Persona", "Labels", "Tags", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy", "ContentRevision")
            VALUES ({journey.Id}, {workspace}, 0, {journey.Title}, {journey.Scenario}, '', ARRAY['','','','',''], {journey.Tags}, now(), {author}, now(), {author}, 0);
            INSERT INTO "Touchpoints" ("Id", "JourneyId", "Stage", "Rank", "Name", "Description", "Channel", "Contact", "Setting", "Action", "Thought", "Emotion",
                "PainPoints", "Opportunities", "Importance", "Evidence", "EvidenceSource", "Cadence")
            VALUES ({touchpoint.Id}, {journey.Id}, {(short)touchpoint.Stage}, {touchpoint.Rank.Text}, {touchpoint.Name}, '', '', 'Direct', 'Digital', '', '', 0, {touchpoint.PainPoints}, '', 'Normal', 'Assumed', '', 'Workspace');
            """);
    }

    // What a migration did once it must do for ever: it may not name anything that lives on.
    [Fact]
    public void No_migration_uses_types_of_the_application()
    {
        var types = new[] { typeof(JourneyDbContext), typeof(Journey) }.SelectMany(type => type.Assembly.GetTypes())
            .Where(type => !typeof(Migration).IsAssignableFrom(type)).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "src/JourneyMapper.Data/Migrations"), "2*.cs").Where(file => !file.EndsWith(".Designer.cs", StringComparison.Ordinal)))
            Member().Matches(File.ReadAllText(file)).Select(member => member.Groups["type"].Value).Where(types.Contains).ShouldBeEmpty(file);
    }

    // JourneyStore.Channel, also within an interpolated text.
    [GeneratedRegex(@"\b(?<type>[A-Z]\w*)\.\w", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Member();
}

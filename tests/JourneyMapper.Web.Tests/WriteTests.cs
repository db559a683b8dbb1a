using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace JourneyMapper.Web.Tests;

/// <summary>
/// Whatever writes for a member asks for the member's rights of today: read off the compiled application, through all that a method calls, so that a new service cannot forget it.
/// </summary>
public sealed class WriteTests
{
    // What Entity Framework writes with.
    static readonly HashSet<string> Writes = new(StringComparer.Ordinal) { "SaveChanges", "SaveChangesAsync", "ExecuteUpdateAsync", "ExecuteDeleteAsync", "ExecuteSqlAsync", "ExecuteSqlRawAsync", "InsertAddedAsync" };

    static readonly HashSet<string> Checks = new(StringComparer.Ordinal)
    {
        nameof(AccessQueries.HasRoleAsync), nameof(AccessQueries.MayEditAsync), nameof(AccessQueries.MayManageAsync), nameof(AccessQueries.MayChangeAsync), "MayAppendAsync",
        nameof(AccessQueries.FindMemberAsync), nameof(AccountQueries.LockMemberAsync),
    };

    // What writes in nobody's name, or what needs no right, and why.
    static readonly Dictionary<string, string> WithoutRights = new(StringComparer.Ordinal)
    {
        ["Features.Accounts.AccountEndpoints"] = "the language of one's own account",
        ["Features.Accounts.AccountService"] = "one's own account, by its password",
        ["Features.Accounts.AccountUpkeep"] = "deletes what is over",
        ["Shared.RefusedSignIns"] = "notes that somebody was not let in",
        ["Features.Accounts.Invitations"] = "asks for the right of who made the link",
        ["Features.Accounts.Passkeys.PasskeyService"] = "one's own passkeys, which go with the account",
        ["Features.Accounts.PersonalData.PersonalDataEndpoints"] = "notes that somebody has got a file",
        ["Features.Accounts.Retention.RetentionUpkeep"] = "deletes what is old",
        ["Features.Accounts.Recovery.OwnerRestoration"] = "whoever runs the server",
        ["Features.Accounts.Recovery.PasswordLinks"] = "one's own account, by a link that was sent to it",
        ["Features.Accounts.SecondFactor.SecondFactorCodes"] = "one's own second factor, which goes with the account",
        ["Features.Accounts.SecondFactor.SecondFactorService"] = "one's own second factor, which goes with the account",
        ["Features.Accounts.Sessions"] = "one's own sessions, which go with the account",
        ["Features.Accounts.Recovery.SignInLinks"] = "one's own account, by a link of whoever runs the server",
        ["Features.Accounts.SingleSignOn.SingleSignOnService"] = "one's own account, by what the identity provider says",
        ["Features.Accounts.StoredKeys"] = "the application's own keys",
        ["Features.Accounts.SetupCode"] = "makes the code of the first visit, at the start",
        ["Features.Accounts.WorkspaceSetup"] = "makes the first owner, once",
        ["Features.Api.IdempotencyUpkeep"] = "deletes what is over",
        ["Features.Api.IdempotentRequest"] = "answers of requests that were checked themselves",
        ["Features.Api.TokenAuthentication"] = "when a token was used",
        ["Features.Backups.BackupService"] = "reads the whole database for whoever runs the server",
        ["Features.Comments.GuestCommentService"] = "guests, by the right of a link",
        ["Features.Coverage.PortfolioUpdate"] = "reviews, which follow from what members write",
        ["Features.Coverage.ScoreTrend"] = "scores of the past, which follow from what members have written",
        ["Features.Inbox.InboxUpkeep"] = "deletes what is old",
        ["Features.Inbox.Mail.InboxMailer"] = "what was sent by mail",
        ["Features.Sharing.Guests.VisitCounter"] = "counts guests",
        ["Features.Surveys.Answering.SurveyIntake"] = "answers of customers, by the link of a survey",
        ["Features.Surveys.Answering.SurveyNews"] = "tells of answers of customers",
        ["Features.Webhooks.WebhookSender"] = "what was sent",
        ["Live.JournalRetention"] = "deletes what is old",
        ["Shared.ActivityLog"] = "notes that somebody has got a file",
        ["Startup.Commands.BackupCommand"] = "is run by whoever runs the server",
        ["Startup.Commands.RestoreCommand"] = "is run by whoever runs the server",
        ["Startup.DatabaseServices"] = "migrates at the start",
    };

    static readonly Lazy<Dictionary<string, Body>> Bodies = new(Read);

    readonly Dictionary<string, Body> bodies = Bodies.Value;

    [Fact]
    public void Whoever_writes_for_a_member_asks_for_the_rights_of_today() =>
        Entries().Where(method => Reaches(method, Writes) && !Reaches(method, Checks)).Select(method => NameOf(method.DeclaringType)).Except(WithoutRights.Keys)
            .ShouldBeEmpty("Ask db.HasRoleAsync(member, member.Role) in the transaction.");

    [Fact]
    public void What_writes_for_no_member_is_named() =>
        bodies.Values.Where(body => body.Method.Module.Assembly.Name.Name == "JourneyMapper.Web" && body.Calls.Exists(IsWrite))
            .Select(body => Outer(body.Method.DeclaringType)).Distinct().Where(type => !Entries().Any(entry => entry.DeclaringType == type && Reaches(entry, Writes))).Select(NameOf)
            .Except(WithoutRights.Keys).ShouldBeEmpty("Say why it needs nobody's right.");

    // The reading is right: a service that is known to write and to ask is seen doing both.
    [Fact]
    public void What_is_looked_for_is_found()
    {
        var room = Entries().Single(method => method.DeclaringType.Name == nameof(JourneyRoom) && method.Name == nameof(JourneyRoom.SubmitAsync));
        Reaches(room, Writes).ShouldBeTrue();
        Reaches(room, Checks).ShouldBeTrue();
        Entries().Count(method => Reaches(method, Writes)).ShouldBeGreaterThan(80);
        WithoutRights.Keys.Except(bodies.Values.Select(body => NameOf(Outer(body.Method.DeclaringType)))).ShouldBeEmpty();
    }

    // Where something begins in a member's name. What is handed a context goes on with what another has begun.
    IEnumerable<MethodDefinition> Entries() => bodies.Values.Select(body => body.Method).Where(method => method.Module.Assembly.Name.Name == "JourneyMapper.Web"
        && !method.IsConstructor && method.Parameters.Any(parameter => parameter.ParameterType.Name == nameof(CurrentMember))
        && !method.Parameters.Any(parameter => parameter.ParameterType.Name == nameof(JourneyDbContext)) && Outer(method.DeclaringType) == method.DeclaringType);

    bool IsWrite(MethodReference method) => Writes.Contains(method.Name)
        || (bodies.TryGetValue(method.FullName, out var body) && body.Method.Module.Assembly.Name.Name == "JourneyMapper.Data" && Reaches(body.Method, Writes));

    bool Reaches(MethodDefinition from, HashSet<string> names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<MethodReference> next = new([from]);
        while (next.TryDequeue(out var method))
        {
            if (names.Contains(method.Name))
                return true;
            // What holds back others, and what tells of changes, changes nothing; and what is noted of a file that was made is no right of whoever gets it.
            if (method.Name.StartsWith("Lock", StringComparison.Ordinal) || method.Name is "NotifyAsync" or nameof(ActivityLog.ExportedAsync) || !seen.Add(method.FullName) || !bodies.TryGetValue(method.FullName, out var body))
                continue;
            foreach (var called in body.Calls)
                next.Enqueue(called);
        }

        return false;
    }

    static string NameOf(TypeDefinition type) => Outer(type).FullName["JourneyMapper.Web.".Length..];

    static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    static Dictionary<string, Body> Read()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(JourneyRoom).Assembly.Location));
        return new[] { typeof(JourneyRoom), typeof(JourneyDbContext) }
            .SelectMany(type => AssemblyDefinition.ReadAssembly(type.Assembly.Location, new() { AssemblyResolver = resolver }).MainModule.GetTypes()).Where(type => Outer(type).Namespace.Length > 0)
            .SelectMany(type => type.Methods).Where(method => method.HasBody).ToDictionary(method => method.FullName, method => new Body(method, [.. Called(method)]), StringComparer.Ordinal);
    }

    // What is called, and what is only handed on to be called: a lambda, or what an async method does after it has waited.
    static IEnumerable<MethodReference> Called(MethodDefinition method)
    {
        foreach (var instruction in method.Body.Instructions)
            if (instruction.Operand is MethodReference called && instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj or Code.Ldftn or Code.Ldvirtftn)
                yield return called.Resolve() ?? called.GetElementMethod();
        foreach (var machine in method.CustomAttributes.Where(attribute => attribute.AttributeType.Name == "AsyncStateMachineAttribute"))
            yield return ((TypeReference)machine.ConstructorArguments[0].Value).Resolve().Methods.Single(next => next.Name == "MoveNext");
    }

    sealed record Body(MethodDefinition Method, List<MethodReference> Calls);
}

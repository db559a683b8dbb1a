using System.Globalization;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>
/// The account that PostgreSQL's programs run under: our own, or another one when we are root, because PostgreSQL refuses to serve as root.
/// </summary>
sealed class ServerAccount
{
    // "initdb --show" looks for its own and the server's files exactly as a real run does, and changes nothing.
    const string TryScript = """cd "$1" && { test -w . || { echo "$1 is not writable"; exit 1; }; } && "$2" --show --pgdata "$1" """;

    readonly string? owner;

    ServerAccount(string? owner, IReadOnlyList<string> launcher)
    {
        this.owner = owner;
        Launcher = launcher;
    }

    /// <summary>The words before a command that make it run under this account; none for our own.</summary>
    public IReadOnlyList<string> Launcher { get; }

    /// <summary>Chooses the account, gives it the server's folder and makes sure that it reaches both that folder and the programs.</summary>
    public static async Task<ServerAccount> ChooseAsync(ServerFolder folder, PostgresPackage package, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            DataDirectory.Create(folder.Root);
            var ourselves = new ServerAccount(owner: null, launcher: []);
            var tried = await ourselves.TryAsync(folder, package, cancellation);
            return tried.Succeeded ? ourselves : throw Unusable(folder, package, tried);
        }

        var setpriv = Command.Find("setpriv")
            ?? throw new LocalPostgresException("PostgreSQL does not run as root, and the program 'setpriv' (of util-linux) that would run it as another user is missing: install it, or start JourneyMapper as an ordinary user.");
        var owner = await ChooseOwnerAsync(folder, cancellation);
        if (!Directory.Exists(folder.Cluster))
        {
            DataDirectory.Create(folder.Root);
            await GiveAsync(owner, folder.Root, cancellation);
        }

        // A data folder below a closed one (/root, a private folder in /tmp) is out of another user's reach. Rather than open
        // folders that are not ours, the server is lent the right to pass them: the smallest one that works, and none if none is needed.
        Command.Result? firstRefusal = null;
        foreach (var capability in (string?[])[null, "+dac_read_search", "+dac_override"])
        {
            var account = new ServerAccount(owner, Words(setpriv, owner, capability));
            var result = await account.TryAsync(folder, package, cancellation);
            if (result.Succeeded)
                return account;
            firstRefusal ??= result;
        }
        throw Unusable(folder, package, firstRefusal!);
    }

    /// <summary>Hands a folder that we made to this account.</summary>
    public Task OwnAsync(string folder, CancellationToken cancellation) =>
        owner is null ? Task.CompletedTask : GiveAsync(owner, folder, cancellation);

    public Task<Command.Result> RunAsync(IEnumerable<string> words, CancellationToken cancellation) =>
        Command.RunAsync([.. Launcher, .. words], cancellation);

    Task<Command.Result> TryAsync(ServerFolder folder, PostgresPackage package, CancellationToken cancellation) =>
        RunAsync(["/bin/sh", "-c", TryScript, "sh", folder.Root, package.InitDb], cancellation);

    static LocalPostgresException Unusable(ServerFolder folder, PostgresPackage package, Command.Result result) =>
        new($"PostgreSQL cannot run from '{Path.GetDirectoryName(package.InitDb)}' on '{folder.Root}' ({Reason.In(result.Output)}): correct the permissions of both, or set ConnectionStrings:JourneyMapper to a PostgreSQL of your own.");

    static string[] Words(string setpriv, string owner, string? capability)
    {
        var parts = owner.Split(':');
        string[] words = [setpriv, "--reuid", parts[0], "--regid", parts[1], "--clear-groups"];
        if (capability is null)
            return [.. words, "--"];
        // Without this bit access(2), by which PostgreSQL looks at its own files, ignores the capabilities of all but root.
        return [.. words, "--securebits", "+no_setuid_fixup", "--inh-caps", capability, "--ambient-caps", capability, "--"];
    }

    /// <summary>"uid:gid" of whoever owns the data already, else of the user postgres or nobody.</summary>
    static async Task<string> ChooseOwnerAsync(ServerFolder folder, CancellationToken cancellation)
    {
        var existing = Directory.Exists(folder.Cluster) ? folder.Cluster : folder.Root;
        if (Directory.Exists(existing))
        {
            var stat = await Command.RunAsync(["stat", "-c", "%u:%g", existing], cancellation);
            if (stat.Succeeded && !stat.Output.StartsWith("0:", StringComparison.Ordinal))
                return stat.Output.Trim();
            if (Directory.Exists(folder.Cluster))
                throw new LocalPostgresException($"'{folder.Cluster}' belongs to root, as which PostgreSQL does not run: give it back to the user that made it (chown -R).");
        }
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToLookup(fields => fields[0], StringComparer.Ordinal);
        var user = users["postgres"].Concat(users["nobody"]).FirstOrDefault()
            ?? throw new LocalPostgresException("PostgreSQL does not run as root, and this machine has neither a user 'postgres' nor 'nobody': start JourneyMapper as an ordinary user.");
        return string.Create(CultureInfo.InvariantCulture, $"{user[2]}:{user[3]}");
    }

    static async Task GiveAsync(string owner, string folder, CancellationToken cancellation)
    {
        var result = await Command.RunAsync(["chown", owner, folder], cancellation);
        if (!result.Succeeded)
            throw new LocalPostgresException($"'{folder}' cannot be given to the user that PostgreSQL runs as ({Reason.In(result.Output)}): start JourneyMapper as an ordinary user.");
    }
}

using System.Diagnostics;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>
/// Keeps the server alive exactly as long as this process. A small shell holds the other end of a pipe; when our end closes,
/// by our will or by any kind of death, it shuts the server down. The shell and the server have a session of their own,
/// so Ctrl+C in a terminal reaches only the application, which needs its database until it has finished.
/// </summary>
sealed class Watchdog : IDisposable
{
    // $1 is the log, $2 says how to leave the terminal's process group, the rest is the server's command.
    // The signal is repeated because a server in its first moments does not listen to it yet.
    const string Script = """
        trap '' HUP INT QUIT TERM TSTP
        log=$1; own_group=$2; shift 2
        exec 3<&0 </dev/null >>"$log" 2>&1
        [ "$own_group" = monitor ] && set -m
        "$@" 3<&- &
        server=$!
        set +m
        ( while read -r line; do :; done; while kill -s INT "$server"; do sleep 0.2; done ) <&3 3<&- >/dev/null 2>&1 &
        reader=$!
        exec 3<&-
        wait "$server"; code=$?
        kill -s KILL "$reader"
        wait "$reader" 2>/dev/null
        exit "$code"
        """;

    readonly Process shell;
    readonly Task<string> errors;

    Watchdog(Process shell)
    {
        this.shell = shell;
        errors = shell.StandardError.ReadToEndAsync();
    }

    public bool HasExited => shell.HasExited;

    public static Watchdog Start(IReadOnlyList<string> launcher, IEnumerable<string> server, string log)
    {
        // util-linux has setsid, macOS has not; there the shell's own job control gives the server a process group.
        var setsid = Command.Find("setsid");
        string[] session = setsid is null ? [] : [setsid];
        string[] shell = ["/bin/sh", "-c", Script, "journeymapper-postgres", log, setsid is null ? "monitor" : "session"];
        return new Watchdog(Process.Start(Command.Describe([.. session, .. launcher, .. shell, .. server]))!);
    }

    /// <summary>The server's exit code, when it has ended by itself or after <see cref="StopAsync"/>.</summary>
    public async Task<int> ExitedAsync()
    {
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }

    /// <summary>What went wrong before the log was open; only after the end.</summary>
    public Task<string> ErrorsAsync() => errors;

    /// <summary>Has the server shut down and waits for it. False when it does not end in time.</summary>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        shell.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await shell.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => shell.Dispose();
}

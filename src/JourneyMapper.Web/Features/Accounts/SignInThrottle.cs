using System.Collections.Concurrent;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>
/// Makes whoever tries passwords wait longer and longer: for an account from one network, and for an account from all networks where its member is not known to come from. Nobody is shut out: the
/// longest wait is minutes, networks where the member was signed in lately count for themselves, and passkeys do not wait. Kept in the memory of each node; see decision 57.
/// </summary>
public sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>So many wrong passwords of an account are free for a network.</summary>
    internal const int FreeOfNetwork = 5;

    /// <summary>So many are free for all other networks together.</summary>
    internal const int FreeOfAll = 50;

    // Six digits are guessed sooner than a password.
    const int FreeCodesOfAll = 20;

    static readonly TimeSpan LongestOfNetwork = TimeSpan.FromMinutes(5);

    // Short, as it meets a member who comes from a new network, too.
    static readonly TimeSpan LongestOfAll = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    // No network is called so.
    const string All = "*";

    // Some megabytes. Whoever fills it sends more than the limit of forms for each network lets in.
    const int MostKept = 20_000;

    readonly ConcurrentDictionary<(string Account, string Network), Tried> tried = new();

    /// <summary>Counts an attempt as a wrong one, until it is found right; refuses it where one has to wait.</summary>
    /// <param name="account">The e-mail as it was typed, whether there is such an account or not.</param>
    /// <param name="network">From where.</param>
    /// <param name="isFamiliar">Whether the account's member has been signed in from there lately.</param>
    public bool Begin(string account, string network, bool isFamiliar)
    {
        Trim();
        return MayTry((account, network), FreeOfNetwork, LongestOfNetwork) && (isFamiliar || MayTry((account, All), FreeOfAll, LongestOfAll));
    }

    /// <summary>The password was right.</summary>
    public void Succeeded(string account, string network, bool isFamiliar)
    {
        tried.TryRemove((account, network), out _);
        if (isFamiliar || !tried.TryGetValue((account, All), out var all))
            return;
        lock (all)
            all.Count = Math.Max(0, all.Count - 1);
    }

    /// <summary>
    /// As <see cref="Begin"/>, for the codes of a second factor, counted apart: whoever tries them has the password already, so that those from all unknown networks together have to wait as long as one.
    /// </summary>
    public bool BeginCode(string account, string network, bool isFamiliar)
    {
        Trim();
        return MayTry((CodeOf(account), network), FreeOfNetwork, LongestOfNetwork) && (isFamiliar || MayTry((CodeOf(account), All), FreeCodesOfAll, LongestOfNetwork));
    }

    /// <summary>The code was right.</summary>
    public void CodeSucceeded(string account, string network, bool isFamiliar) => Succeeded(CodeOf(account), network, isFamiliar);

    // No e-mail has a line's end.
    static string CodeOf(string account) => $"{account}\ncode";

    bool MayTry((string, string) key, int free, TimeSpan longest)
    {
        var now = clock.GetUtcNow();
        var one = tried.GetOrAdd(key, _ => new());
        lock (one)
        {
            if (now - one.At > Forgotten)
                one.Count = 0;
            // An attempt that is refused is no attempt: who goes on trying does not wait for ever.
            if (one.Count >= free && now < one.At + Wait(one.Count - free, longest))
                return false;
            (one.Count, one.At) = (one.Count + 1, now);
            return true;
        }
    }

    static TimeSpan Wait(int beyond, TimeSpan longest)
    {
        var seconds = TimeSpan.FromSeconds(1 << Math.Min(beyond, 20));
        return seconds < longest ? seconds : longest;
    }

    void Trim()
    {
        if (tried.Count < MostKept)
            return;
        var old = clock.GetUtcNow() - Forgotten;
        foreach (var (key, one) in tried)
            if (one.At < old)
                tried.TryRemove(key, out _);
        if (tried.Count >= MostKept)
            tried.Clear();
    }

    sealed class Tried
    {
        public int Count { get; set; }

        public DateTimeOffset At { get; set; }
    }
}

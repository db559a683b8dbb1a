using System.Security.Cryptography;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// Finished PDFs that wait for the browser of the member who made them: a file is too large for the connection that the pages
/// talk over. Each can be fetched once, within five minutes; when they take too much memory the oldest go first.
/// </summary>
public sealed class PdfTickets : IDisposable
{
    readonly Lock gate = new();
    readonly TimeProvider clock;
    readonly long mostBytes;
    readonly LinkedList<Entry> entries = [];
    readonly ITimer expiry;

    public PdfTickets(TimeProvider clock)
        : this(clock, 256L * 1024 * 1024)
    {
    }

    internal PdfTickets(TimeProvider clock, long mostBytes)
    {
        this.clock = clock;
        this.mostBytes = mostBytes;
        expiry = clock.CreateTimer(_ => RemoveExpired(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>How long a file waits.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The address that fetches a waiting file.</summary>
    public static string AddressOf(string ticket) => $"/exports/{ticket}";

    /// <summary>Keeps a file for a member and gives the word that fetches it.</summary>
    public string Add(Guid member, string fileName, PrintedPdf pdf)
    {
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            entries.AddLast(new Entry(ticket, member, fileName, pdf, clock.GetUtcNow() + Lifetime));
            while (entries.Count > 1 && entries.Sum(entry => entry.Pdf.Length) > mostBytes)
                entries.RemoveFirst();
        }
        return ticket;
    }

    /// <summary>Takes the file out; null when there is none of that word for that member.</summary>
    public (string FileName, PrintedPdf Pdf)? Take(Guid member, string ticket)
    {
        lock (gate)
        {
            RemoveExpired();
            for (var node = entries.First; node is not null; node = node.Next)
            {
                if (node.Value.Ticket != ticket || node.Value.Member != member)
                    continue;
                entries.Remove(node);
                return (node.Value.FileName, node.Value.Pdf);
            }
            return null;
        }
    }

    void RemoveExpired()
    {
        lock (gate)
            while (entries.First is { } first && first.Value.Until <= clock.GetUtcNow())
                entries.RemoveFirst();
    }

    public void Dispose() => expiry.Dispose();

    sealed record Entry(string Ticket, Guid Member, string FileName, PrintedPdf Pdf, DateTimeOffset Until);
}

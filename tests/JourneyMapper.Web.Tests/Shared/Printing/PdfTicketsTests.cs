using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Tests.Shared.Printing;

public sealed class PdfTicketsTests
{
    readonly Clock clock = new();
    readonly Guid member = Guid.NewGuid();

    [Fact]
    public void A_file_is_fetched_once_and_only_by_who_made_it()
    {
        using var tickets = new PdfTickets(clock);
        var ticket = tickets.Add(member, "map.pdf", Pdf(10));

        tickets.Take(Guid.NewGuid(), ticket).ShouldBeNull();
        tickets.Take(member, "another").ShouldBeNull();
        tickets.Take(member, ticket).ShouldNotBeNull().FileName.ShouldBe("map.pdf");
        tickets.Take(member, ticket).ShouldBeNull();
    }

    [Fact]
    public void A_file_waits_five_minutes()
    {
        using var tickets = new PdfTickets(clock);
        var (early, late) = (tickets.Add(member, "early.pdf", Pdf(10)), tickets.Add(member, "late.pdf", Pdf(10)));

        clock.Now += TimeSpan.FromMinutes(4.9);
        tickets.Take(member, early).ShouldNotBeNull();
        clock.Now += TimeSpan.FromMinutes(0.1);
        tickets.Take(member, late).ShouldBeNull();
    }

    [Fact]
    public void The_oldest_make_room_for_new_ones()
    {
        using var tickets = new PdfTickets(clock, mostBytes: 100);
        var all = Enumerable.Range(0, 3).Select(_ => tickets.Add(member, "map.pdf", Pdf(40))).ToList();

        all.Select(ticket => tickets.Take(member, ticket) is not null).ShouldBe([false, true, true]);
        tickets.Take(member, tickets.Add(member, "large.pdf", Pdf(400))).ShouldNotBeNull("One file alone is always kept.");
    }

    static PrintedPdf Pdf(int bytes) => new(new byte[bytes]);

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

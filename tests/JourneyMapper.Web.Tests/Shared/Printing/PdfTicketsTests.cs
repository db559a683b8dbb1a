using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Tests.Shared.Printing;

public sealed class PdfTicketsTests
{
    readonly Clock _clock = new();
    readonly Guid _member = Guid.NewGuid();

    [Fact]
    public void A_file_is_fetched_once_and_only_by_who_made_it()
    {
        using var tickets = new PdfTickets(_clock);
        var ticket = tickets.Add(_member, "map.pdf", Pdf(10));

        tickets.Take(Guid.NewGuid(), ticket).ShouldBeNull();
        tickets.Take(_member, "another").ShouldBeNull();
        tickets.Take(_member, ticket).ShouldNotBeNull().FileName.ShouldBe("map.pdf");
        tickets.Take(_member, ticket).ShouldBeNull();
    }

    [Fact]
    public void A_file_waits_five_minutes()
    {
        using var tickets = new PdfTickets(_clock);
        var (early, late) = (tickets.Add(_member, "early.pdf", Pdf(10)), tickets.Add(_member, "late.pdf", Pdf(10)));

        _clock.Now += TimeSpan.FromMinutes(4.9);
        tickets.Take(_member, early).ShouldNotBeNull();
        _clock.Now += TimeSpan.FromMinutes(0.1);
        tickets.Take(_member, late).ShouldBeNull();
    }

    [Fact]
    public void The_oldest_make_room_for_new_ones()
    {
        using var tickets = new PdfTickets(_clock, mostBytes: 100);
        var all = Enumerable.Range(0, 3).Select(_ => tickets.Add(_member, "map.pdf", Pdf(40))).ToList();

        all.Select(ticket => tickets.Take(_member, ticket) is not null).ShouldBe([false, true, true]);
        tickets.Take(_member, tickets.Add(_member, "large.pdf", Pdf(400))).ShouldNotBeNull("One file alone is always kept.");
    }

    static PrintedPdf Pdf(int bytes) => new([new byte[bytes]]);

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

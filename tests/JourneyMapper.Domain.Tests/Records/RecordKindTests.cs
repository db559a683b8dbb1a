using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Records;

/// <summary>Nothing in editing knows touchpoints: a kind without groups in a root of another type is added, changed, moved, removed and undone by the same code.</summary>
public sealed class RecordKindTests
{
    static readonly Field<Book> Title = new(nameof(Book.Title), FieldKind.Line, book => book.Title, (book, value) => book with { Title = value }) { Limit = 20, IsRequired = true };
    static readonly Field<Book> Notes = new(nameof(Book.Notes), FieldKind.Text, book => book.Notes, (book, value) => book with { Notes = value }) { Limit = 100, IsContent = false };
    static readonly Field<Shelf> Label = new(nameof(Shelf.Label), FieldKind.Line, shelf => shelf.Label, (shelf, value) => shelf with { Label = value }) { Limit = 20 };

    static readonly RootKind<Shelf> Shelves = new(new([Label]));

    static readonly OrderedKind<Book> Books = new OrderedKind<Shelf, Book>(new([Title, Notes]), shelf => shelf.Books, (shelf, books) => shelf with { Books = books })
    {
        Limit = 3,
        New = id => new() { Id = id, Title = "" },
        RankOf = book => book.Rank,
        WithRank = (book, rank) => book with { Rank = rank },
    };

    readonly Shelf shelf = With("Emma", "Ulysses");

    [Fact]
    public void A_record_is_added_at_its_place_with_its_values_in_canonical_form() =>
        Do(shelf, Books.Add(new Book { Id = Guid.NewGuid(), Title = " Middle\tmarch " }, Place.Behind(shelf.Books[0].Id))).After
            .ShouldSatisfyAllConditions(after => Titles(after).ShouldBe(["Emma", "Middle march", "Ulysses"]), after => after.Revision.ShouldBe(3));

    [Fact]
    public void A_record_is_moved_and_a_drop_onto_its_own_place_changes_nothing()
    {
        Titles(Do(shelf, Books.Move(shelf.Books[1].Id, "", Place.AtStart)).After).ShouldBe(["Ulysses", "Emma"]);
        Do(shelf, Books.Move(shelf.Books[1].Id, "", Place.AtEnd)).After.ShouldBeSameAs(shelf);
    }

    [Fact]
    public void The_limit_of_the_kind_is_kept()
    {
        var full = With("a", "b", "c");
        Refuse(full, Books.Add(new Book { Id = Guid.NewGuid(), Title = "d" }, Place.AtEnd)).ShouldBe(new Refusal.Full(3));
    }

    [Fact]
    public void Stale_and_unacceptable_values_are_refused_with_the_field()
    {
        var book = shelf.Books[0];
        var theirs = Do(shelf, Books.Change(book, Title, "Persuasion")).After;
        var conflict = Refuse(theirs, Books.Change(book, Title, "Sanditon")).ShouldBeOfType<Refusal.Conflict>();
        conflict.ShouldBe(new Refusal.Conflict(book.Id, Title, "Persuasion", "Sanditon"));
        Refuse(shelf, Books.Change(book, Title, "  ")).ShouldBe(new Refusal.Invalid(book.Id, Title, Problem.Required));
        Refuse(shelf, Books.Change(Guid.Empty, [])).ShouldBe(new Refusal.Gone(Guid.Empty));
        // Who insists writes over what is there now.
        Titles(Do(theirs, Books.Change(book, Title, "Sanditon").Over(conflict)!).After)[0].ShouldBe("Sanditon");
    }

    [Fact]
    public void The_root_changes_its_own_fields() => Do(shelf, Shelves.Change(shelf, Label, "Novels")).After.Label.ShouldBe("Novels");

    [Fact]
    public void Fields_that_are_no_content_count_as_an_edit_only()
    {
        var noted = Do(shelf, Books.Change(shelf.Books[0], Notes, "Read twice")).After;
        (noted.Revision, noted.ContentRevision).ShouldBe((3, 2));
    }

    [Fact]
    public void Every_edit_is_undone_and_what_others_have_changed_since_is_left_alone()
    {
        var (first, second) = (shelf.Books[0], shelf.Books[1]);
        foreach (Edit edit in (Edit[])[Books.Add(new Book { Id = Guid.NewGuid(), Title = "new" }, Place.AtStart), Books.Remove(first.Id), Books.Move(first.Id, "", Place.AtEnd), Books.Change(first, Title, "x"), Shelves.Change(shelf, Label, "y")])
        {
            var done = Do(shelf, edit);
            var undone = Do(done.After, new Revert(edit.Id, done.Difference)).After;
            undone.Label.ShouldBe(shelf.Label);
            undone.Books.ShouldBe(shelf.Books, edit.Name);
        }

        var removed = Do(shelf, Books.Remove(second.Id));
        var refilled = Do(removed.After, Books.Add(second with { Id = Guid.NewGuid(), Title = "other" }, Place.AtEnd)).After;
        Titles(Do(refilled, new Revert(Guid.NewGuid(), removed.Difference)).After).ShouldBe(["Emma", "other", "Ulysses"]);
        var renamed = Do(shelf, Books.Change(first, Title, "x"));
        Refuse(Do(renamed.After, Books.Change(renamed.After.Books[0], Title, "z")).After, new Revert(Guid.NewGuid(), renamed.Difference)).ShouldBe(new Refusal.Overtaken());
    }

    [Fact]
    public void What_a_person_has_typed_is_known_of_additions_and_of_changed_texts()
    {
        Books.Add(shelf.Books[0], Place.AtEnd).Typed.ShouldBe((Title, "Emma"));
        Books.Change(shelf.Books[0], Notes, "Read twice").Typed.ShouldBe((Notes, "Read twice"));
        Books.Remove(shelf.Books[0].Id).Typed.Text.ShouldBeEmpty();
    }

    static Shelf With(params string[] titles) =>
        titles.Aggregate(new Shelf { Id = Guid.NewGuid() }, (shelf, title) => Do(shelf, Books.Add(new Book { Id = Guid.NewGuid(), Title = title }, Place.AtEnd)).After);

    static Outcome<Shelf>.Applied Do(Shelf shelf, Edit edit) => shelf.Apply(edit).ShouldBeOfType<Outcome<Shelf>.Applied>();

    static Refusal Refuse(Shelf shelf, Edit edit) => shelf.Apply(edit).ShouldBeOfType<Outcome<Shelf>.Refused>().Refusal;

    static string[] Titles(Shelf shelf) => [.. shelf.Books.Select(book => book.Title)];

    sealed record Book : IRecord
    {
        public required Guid Id { get; init; }

        public Rank Rank { get; init; }

        public required string Title { get; init; }

        public string Notes { get; init; } = "";
    }

    sealed record Shelf : IStreamRoot
    {
        public required Guid Id { get; init; }

        public string Label { get; init; } = "";

        public ImmutableArray<Book> Books { get; init; } = [];

        public long Revision { get; init; }

        public long ContentRevision { get; init; }

        IStreamRoot IStreamRoot.At(long revision, long contentRevision) => this with { Revision = revision, ContentRevision = contentRevision };
    }
}

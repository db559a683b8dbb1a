using JourneyMapper.Web.Features.Comments;

namespace JourneyMapper.Web.Tests.Features.Comments;

/// <summary>Whom a text names.</summary>
public sealed class CommentMentionTests
{
    static readonly Guid Ann = Guid.NewGuid();
    static readonly Guid AnnLee = Guid.NewGuid();
    static readonly Guid Zoe = Guid.NewGuid();
    static readonly Guid OtherZoe = Guid.NewGuid();
    static readonly (Guid, string)[] Members = [(Ann, "Ann"), (AnnLee, "Ann Lee"), (Zoe, "Zoé"), (OtherZoe, "Zoé")];

    [Fact]
    public void The_longest_name_counts() => Find("@Ann Lee and @Ann, please").ShouldBe([new(0, 8, AnnLee), new(13, 4, Ann)]);

    [Fact]
    public void An_address_and_the_beginning_of_a_word_name_nobody() => Find("mail@Ann.example or @Anna").ShouldBeEmpty();

    [Fact]
    public void A_name_that_two_have_is_whom_the_author_chose()
    {
        Find("@Zoé?").ShouldBeEmpty();
        Find("@Zoé and @Zoé", OtherZoe, Zoe).ShouldBe([new(0, 4, OtherZoe), new(9, 4, Zoe)]);
    }

    [Fact]
    public void A_chosen_member_whom_the_text_does_not_name_is_not_mentioned() => Find("Nobody", Ann).ShouldBeEmpty();

    [Fact]
    public void A_text_is_put_together_again_with_todays_names() =>
        string.Concat(CommentEntry.Split("Hi @Ann!", Find("Hi @Ann!"), new Dictionary<Guid, string> { [Ann] = "Anna" }).Select(piece => piece.Text)).ShouldBe("Hi @Anna!");

    static IReadOnlyList<CommentMention> Find(string text, params Guid[] chosen) => CommentMention.Find(text, Members, chosen);
}

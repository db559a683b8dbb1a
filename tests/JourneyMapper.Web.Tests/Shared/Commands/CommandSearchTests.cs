using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Commands;

namespace JourneyMapper.Web.Tests.Shared.Commands;

/// <summary>Which titles the words of the command palette find.</summary>
public sealed class CommandSearchTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData(null, true)]
    [InlineData("  ", true)]
    [InlineData("etapes", true)]
    [InlineData("CANAUX éta", true)]
    [InlineData("cana ux", true)]
    [InlineData("canal", false)]
    [InlineData("étapes parcours", false)]
    public void All_words_must_occur_and_accents_and_case_do_not_matter(string? typed, bool found) => Search(typed).Finds("Étapes et canaux").ShouldBe(found);

    [Theory]
    [InlineData("", true)]
    [InlineData(" \0 ", true)]
    [InlineData("a", false)]
    public void Nothing_was_typed_while_there_is_no_word(string typed, bool empty) => Search(typed).IsEmpty.ShouldBe(empty);

    static CommandSearch Search(string? typed) => new(new CurrentMember(Guid.NewGuid(), Guid.NewGuid(), "Mia", Role.Viewer), typed);
}

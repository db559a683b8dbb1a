using System.Globalization;
using JourneyMapper.Web.Features.Guide;

namespace JourneyMapper.Web.Tests.Features.Guide;

public sealed class GuideSearchTests
{
    static readonly GuideLibrary Library = new();

    [Theory]
    [InlineData("fr", "clés d'accès")]
    [InlineData("fr", "CLES D'ACCES")]
    [InlineData("fr", "accès clé")]
    public void Case_accents_apostrophes_and_the_order_of_words_do_not_matter(string language, string typed)
    {
        var hit = Search(language, typed).First(found => found.Section.Slug == "first-steps").Hits.First(hit => hit.Title == "Les clés d’accès");
        hit.Address.ShouldBe("/guide/first-steps#les-cles-d-acces");
        hit.Snippets.Where(snippet => snippet.IsMatch).Select(snippet => snippet.Text).ShouldContain(word => word.StartsWith("clé", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_are_marked_as_they_are_written()
    {
        var marked = Search("fr", "couverture").SelectMany(found => found.Title).Where(snippet => snippet.IsMatch).Select(snippet => snippet.Text);
        marked.ShouldBe(["couverture"]);
        GuideSearch.Find(Single("Cœur de l’e\u0301te\u0301."), "coeur ete").Single().Hits.Single().Snippets
            .ShouldBe([new("Cœur", true), new(" de l’", false), new("e\u0301te\u0301", true), new(".", false)]);
    }

    [Fact]
    public void A_section_with_the_words_in_its_title_comes_first() =>
        Search("en", "sign-off")[0].Section.Slug.ShouldBe("sign-off");

    [Fact]
    public void All_words_have_to_stand_in_one_place()
    {
        Search("en", "passkeys zebra").ShouldBeEmpty();
        Search("en", "").ShouldBeEmpty();
        Search("en", " \u00a0 ").ShouldBeEmpty();
    }

    [Fact]
    public void A_long_passage_is_cut_around_the_words()
    {
        var text = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"word{i}")) + " needle " + string.Join(' ', Enumerable.Repeat("straw", 200));
        var snippets = GuideSearch.Find(Single(text), "needle").Single().Hits.Single().Snippets;
        string.Concat(snippets.Select(snippet => snippet.Text)).Length.ShouldBeLessThan(240);
        snippets[0].Text.ShouldStartWith("… word");
        snippets[1].ShouldBe(new("needle", true));
        snippets[2].Text.ShouldEndWith("straw …");
    }

    [Fact]
    public void Halves_of_characters_do_no_harm() => Search("en", "\ud83d \ude00 \ufffe").ShouldBeEmpty();

    static IReadOnlyList<GuideSectionHits> Search(string language, string typed)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return GuideSearch.Find(Library.Current, typed);
    }

    static GuideDocument Single(string text) => new("Guide", [new("one", "One", "fr", new(""), [], [new(null, text)])]);
}

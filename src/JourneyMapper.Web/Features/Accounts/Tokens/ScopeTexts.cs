using JourneyMapper.Web.Shared;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts.Tokens;

/// <summary>What tokens open, in words.</summary>
static class ScopeTexts
{
    /// <summary>What an area is called.</summary>
    public static string Title(this TokenArea area) => area == TokenScopes.Journeys ? Text.ScopeJourneys
        : area == TokenScopes.Personas ? Text.ScopePersonas
        : area == TokenScopes.Opportunities ? Text.ScopeOpportunities
        : area == TokenScopes.Comments ? Text.ScopeComments
        : area == TokenScopes.SignOffs ? Text.ScopeSignOffs
        : area == TokenScopes.Audits ? Text.ScopeAudits
        : area == TokenScopes.Measurements ? Text.ScopeMeasurements
        : area == TokenScopes.Coverage ? Text.ScopeCoverage
        : area == TokenScopes.Exports ? Text.ScopeExports
        : Text.ScopeAssistants;

    /// <summary>What scopes open, in a line: what can be written can be read as well.</summary>
    public static string Describe(IReadOnlyList<string> scopes)
    {
        var written = TokenScopes.Areas.Where(area => scopes.Contains(area.Write)).ToList();
        var read = TokenScopes.Areas.Where(area => scopes.Contains(area.Read)).Except(written).ToList();
        return string.Join(" · ", new[] { Said(Text.TokenReads, read), Said(Text.TokenWrites, written) }.OfType<string>());

        static string? Said(string text, List<TokenArea> areas) => areas.Count == 0 ? null : text.With(areas.Count == TokenScopes.Areas.Length ? Text.ScopeAll : string.Join(", ", areas.Select(Title)));
    }
}

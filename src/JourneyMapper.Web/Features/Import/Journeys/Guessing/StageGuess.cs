using System.Collections.Frozen;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Guessing;

/// <summary>Knows what the five stages are called elsewhere, in English and French.</summary>
static class StageGuess
{
    static readonly FrozenDictionary<string, Stage> Names = new Dictionary<Stage, string>
    {
        [Stage.Awareness] = "awareness|aware|attention|discover|discovery|attract|reach|need|inspiration|inspire|trigger|interest|learn|see|sensibilisation|prise de conscience|notoriete|decouverte|decouvrir|attirer|besoin|declencheur|attente",
        [Stage.Consideration] = "consideration|consider|research|evaluate|evaluation|compare|comparison|think|explore|exploration|engage|engagement|intent|search|find|choose|considerer|recherche|rechercher|evaluer|comparaison|comparer|reflexion|choix|information|s informer",
        [Stage.Decision] = "decision|decide|purchase|buy|buying|order|conversion|convert|acquisition|acquire|checkout|sign up|signup|registration|do|act|action|achat|acheter|commande|commander|decider|souscription|inscription|paiement|vente",
        [Stage.Retention] = "retention|retain|use|usage|using|onboarding|onboard|delivery|receive|service|support|post purchase|after sales|after purchase|experience|care|renew|renewal|fidelisation|utilisation|utiliser|livraison|reception|apres achat|apres vente|sav|assistance|prise en main|renouvellement",
        [Stage.Loyalty] = "loyalty|loyal|advocacy|advocate|recommend|recommendation|referral|refer|share|promote|delight|expansion|fidelite|recommandation|recommander|parrainage|ambassadeur|partage|partager|promotion",
    }.SelectMany(pair => pair.Value.Split('|'), (pair, name) => (Name: ComparableText.Title(name), pair.Key)).ToFrozenDictionary(pair => pair.Name, pair => pair.Key, StringComparer.Ordinal);

    static readonly FrozenSet<string> Usual = Stages.All.SelectMany(stage => new[] { "en", "fr" }, (stage, culture) => ComparableText.Title(Usually(stage, culture))).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stage of that name; null where nobody calls one so. A number before it, and “stage” or “phase” beside it, are left away.</summary>
    public static Stage? Of(string name)
    {
        var words = ComparableText.Title(name).Split(' ').Where(word => !word.All(char.IsAsciiDigit) && word is not ("STAGE" or "PHASE" or "STEP" or "ETAPE")).ToList();
        if (Names.TryGetValue(string.Join(' ', words), out var stage))
            return stage;
        // “Purchase and payment”, “Research & compare”: the first word that names one.
        return words.Count is > 1 and <= 4 ? words.Select(word => Names.TryGetValue(word, out var one) ? one : (Stage?)null).FirstOrDefault(one => one is not null) : null;
    }

    /// <summary>Whether a name is that of a stage in this product, in either language.</summary>
    public static bool IsUsual(string name) => Usual.Contains(ComparableText.Title(name));

    static string Usually(Stage stage, string culture) => Domain.Editing.TouchpointFields.Stage.Choice(stage.ToString(), System.Globalization.CultureInfo.GetCultureInfo(culture));
}

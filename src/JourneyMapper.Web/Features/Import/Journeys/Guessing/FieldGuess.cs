using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Guessing;

/// <summary>Knows what the fields of a touchpoint are called here, in both languages, and elsewhere.</summary>
static class FieldGuess
{
    static readonly FrozenDictionary<string, Field<Touchpoint>> Names;

    static FieldGuess()
    {
        Offered = [TouchpointFields.Stage, .. TouchpointFields.Set.All.Where(IsText)];
        Dictionary<Field<Touchpoint>, string> elsewhere = new()
        {
            [TouchpointFields.Stage] = "stage|stages|phase|phases|journey stage|journey phase|section|etape|etapes|etape du parcours|phase du parcours",
            [TouchpointFields.Name] = "touchpoint|touchpoints|touch point|touchpoint name|name|title|step|steps|task|interaction|moment|point de contact|points de contact|nom|titre|tache",
            [TouchpointFields.Description] = "description|details|detail|notes|note|summary|comment|comments|remarks|what happens|remarques|commentaire|commentaires|resume",
            [TouchpointFields.Channel] = "channel|channels|medium|where|canal|canaux|ou",
            [TouchpointFields.Action] = "action|actions|customer action|customer actions|user action|user actions|doing|activity|activities|what the customer does|action du client|actions du client|actions client|activite|activites",
            [TouchpointFields.Thought] = "thought|thoughts|thinking|customer thought|customer thoughts|quote|quotes|verbatim|says|pensee|pensees|pensees du client|citation|ce que pense le client",
            [TouchpointFields.Emotion] = "emotion|emotions|feeling|feelings|mood|sentiment|score|rating|satisfaction|experience|emotional journey|ressenti|humeur|sentiments|note de satisfaction",
            [TouchpointFields.PainPoints] = "pain point|pain points|pains|pain|friction|frictions|problem|problems|issues|frustrations|barriers|point de friction|points de friction|irritant|irritants|problemes|freins|douleurs",
            [TouchpointFields.Opportunities] = "opportunity|opportunities|idea|ideas|improvement|improvements|solution|solutions|opportunite|opportunites|idees|idee|pistes|ameliorations|solutions proposees",
            [TouchpointFields.Backstage] = "backstage|behind the scenes|process|processes|internal process|back office|backstage actions|coulisses|processus|en coulisses",
            [TouchpointFields.Facts] = "facts|figures|data|numbers|chiffres|donnees|faits",
            [TouchpointFields.EvidenceSource] = "evidence|source|sources|research|preuve|preuves",
        };
        Names = elsewhere.SelectMany(pair => pair.Value.Split('|'), (pair, name) => (Name: ComparableText.Title(name), pair.Key))
            .Concat(Offered.SelectMany(field => new[] { "en", "fr" }, (field, culture) => (Name: ComparableText.Title(field.Name(CultureInfo.GetCultureInfo(culture))), field)))
            .DistinctBy(pair => pair.Name, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.Name, pair => pair.Item2, StringComparer.Ordinal);
    }

    /// <summary>The fields that a table may fill, the stage first.</summary>
    public static ImmutableArray<Field<Touchpoint>> Offered { get; }

    /// <summary>The field of that name, or null.</summary>
    public static Field<Touchpoint>? Of(string title) => Names.GetValueOrDefault(ComparableText.Title(title));

    /// <summary>The field of that id, or null.</summary>
    public static Field<Touchpoint>? Find(string id) => Offered.FirstOrDefault(field => field.Id == id);

    /// <summary>The choice of a field that a text names in either language, or null.</summary>
    public static string? ChoiceOf(Field<Touchpoint> field, string text)
    {
        var wanted = ComparableText.Title(text);
        return field.Choices.FirstOrDefault(choice => ComparableText.Title(choice) == wanted
            || ComparableText.Title(field.Choice(choice, CultureInfo.GetCultureInfo("en"))) == wanted || ComparableText.Title(field.Choice(choice, CultureInfo.GetCultureInfo("fr"))) == wanted);
    }

    // What a cell of a table can say: texts, lists and choices, and the first curve.
    static bool IsText(Field<Touchpoint> field) =>
        (field.Kind is FieldKind.Line or FieldKind.Text or FieldKind.Items or FieldKind.Choice || field == TouchpointFields.Emotion) && !TouchpointFields.Own.Contains(field);
}

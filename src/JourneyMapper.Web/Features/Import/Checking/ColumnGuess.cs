using System.Collections.Frozen;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>Guesses what columns hold by their titles, in both languages of the product.</summary>
static class ColumnGuess
{
    static readonly FrozenDictionary<string, ImportField> Titles = new Dictionary<ImportField, string[]>
    {
        [ImportField.Journey] = ["journey", "journey title", "journey name", "journey id", "map", "parcours", "titre du parcours", "nom du parcours", "id du parcours", "carte"],
        [ImportField.Touchpoint] =
        [
            "touchpoint", "touch point", "touchpoint name", "touchpoint id", "point de contact", "points de contact", "nom du point de contact", "id du point de contact", "contact point",
        ],
        [ImportField.Kpi] = ["kpi", "kpi name", "kpi id", "indicator", "metric", "measure", "indicateur", "indicateur kpi", "nom de l indicateur", "id de l indicateur", "metrique"],
        [ImportField.Date] = ["date", "day", "month", "on", "measured on", "period", "jour", "mois", "le", "date de mesure", "periode", "measurement date"],
        [ImportField.Value] = ["value", "amount", "result", "measurement", "measured value", "figure", "valeur", "montant", "resultat", "mesure", "valeur mesuree"],
    }.SelectMany(pair => pair.Value, (pair, title) => (pair.Key, Title: ComparableText.Title(title))).ToFrozenDictionary(pair => pair.Title, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The columns that titles tell; of two of the same kind the first.</summary>
    public static ImportColumns Of(IReadOnlyList<string> titles)
    {
        var columns = ImportColumns.None;
        for (var index = 0; index < titles.Count; index++)
            if (Titles.TryGetValue(ComparableText.Title(titles[index]), out var field) && columns[field] is null)
                columns = columns.With(field, index);
        return columns;
    }

    /// <summary>Whether that is a title that people give to such columns.</summary>
    public static bool IsTitle(string text) => Titles.ContainsKey(ComparableText.Title(text));
}

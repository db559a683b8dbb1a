using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>What stands around the map on a sheet: title and personas above, legend, day and page below.</summary>
sealed class MapFrame(MapSubject subject, MapTypesetter types)
{
    const double BelowHead = 14;
    const double AboveFoot = 12;
    const double TitleGap = 24;
    const double ScenarioWidth = 900;
    const double ScenarioGap = 2;
    const double PersonasShare = 0.46;
    const double PersonaAcross = 16;
    const double PersonaHeight = 30;
    const double PersonaGap = 4;
    const double Marker = 10;
    const double Avatar = 30;
    const double FootGap = 14;
    const double EntryGap = 12;
    const double EntryLine = 18.5;
    const double EntryMark = 21;
    const double LogoHeight = 40;
    const double LogoWidth = 150;
    const double LogoGap = 20;
    const double AccentHeight = 4;
    const double AboveHead = 10;

    static readonly TextLook PersonaLook = new(12.5, 18, Palette.Ink2);

    /// <summary>How high what stands above the map is, with the space below.</summary>
    public double HeadHeight(double width, bool isFirst)
    {
        width -= LogoRoom;
        var (title, scenario, follows) = Title(width, isFirst);
        var personas = Personas(width);
        var left = title.Height + (scenario is null ? 0 : ScenarioGap + scenario.Height) + (follows?.Height ?? 0);
        return Math.Max(Math.Max(left, Logo.Height), personas.Count == 0 ? 0 : (personas.Count * (PersonaHeight + PersonaGap)) - PersonaGap) + BelowHead;
    }

    /// <summary>How high what stands below the map is, with the space above.</summary>
    public double FootHeight(double width, IReadOnlyList<MapLegendEntry> legend, int page, int pages) =>
        AboveFoot + (Math.Max(1, Legend(width - FactsWidth(page, pages), legend).Count) * EntryLine) - (EntryLine - MapStyle.Small.LineHeight);

    /// <summary>Draws what stands above the map. Only the first sheet's is read aloud.</summary>
    public void DrawHead(ICanvas canvas, double x, double y, double width, bool isFirst)
    {
        DrawBrand(canvas, x, y, width);
        width -= LogoRoom;
        var (title, scenario, follows) = Title(width, isFirst);
        if (isFirst)
            canvas.Bookmark(subject.Title, 1, y);
        title.Draw(canvas, isFirst ? canvas.Document.Add(Role.H1, language: title.Language) : null, x, y);
        if (scenario is not null)
        {
            scenario.Draw(canvas, canvas.Document.Add(Role.P, language: scenario.Language), x, y + title.Height + ScenarioGap);
            follows?.Draw(canvas, canvas.Document.Add(Role.P), x, y + title.Height + ScenarioGap + scenario.Height);
        }
        foreach (var row in Personas(width))
        {
            var left = x + width - row.Sum(persona => persona.Width) - (PersonaAcross * (row.Count - 1));
            foreach (var (persona, name, each) in row)
            {
                DrawPersona(canvas, persona, name, left, y, isFirst);
                left += each + PersonaAcross;
            }
            y += PersonaHeight + PersonaGap;
        }
    }

    // Whose map it is is no part of what it says.
    void DrawBrand(ICanvas canvas, double x, double y, double width)
    {
        if (subject.Accent is { } accent)
        {
            canvas.Mark(null);
            canvas.Fill(new Box(x, y - AboveHead - AccentHeight, width, AccentHeight), accent);
        }
        if (subject.Logo is not { } logo)
            return;
        canvas.Mark(null);
        canvas.Image(logo, new Box(x + width - Logo.Width, y, Logo.Width, Logo.Height));
    }

    (double Width, double Height) Logo
    {
        get
        {
            if (subject.Logo is not { } logo)
                return default;
            var scale = Math.Min(LogoHeight / logo.Height, LogoWidth / logo.Width);
            return (logo.Width * scale, logo.Height * scale);
        }
    }

    double LogoRoom => subject.Logo is null ? 0 : Logo.Width + LogoGap;

    /// <summary>Draws what stands below the map, ending at a height.</summary>
    public void DrawFoot(ICanvas canvas, double x, double bottom, double width, IReadOnlyList<MapLegendEntry> legend, int page, int pages)
    {
        var rows = Legend(width - FactsWidth(page, pages), legend);
        var height = FootHeight(width, legend, page, pages) - AboveFoot;
        var y = bottom - height;
        var note = page == 1 ? canvas.Document.Add(Role.L) : null;
        foreach (var row in rows)
        {
            var left = x;
            foreach (var (entry, text) in row)
            {
                DrawMark(canvas, entry, left, y);
                text.Draw(canvas, note?.Add(Role.LI).Add(Role.LBody), left + EntryMark, y);
                left += EntryMark + text.UsedWidth + EntryGap;
            }
            y += EntryLine;
        }
        DrawFacts(canvas, x + width, bottom - (height / 2), page, pages);
    }

    // From the right: the page, the day, who approved.
    void DrawFacts(ICanvas canvas, double right, double middle, int page, int pages)
    {
        var top = middle - (MapStyle.Small.LineHeight / 2);
        foreach (var (text, style) in Facts(page, pages))
        {
            var isApproval = text == subject.Approval;
            var block = types.Block(text, style, double.MaxValue, MapStyle.Small with { Color = isApproval ? Palette.Good : Palette.Ink2 });
            right -= block.UsedWidth;
            block.Draw(canvas, page == 1 ? canvas.Document.Add(Role.P) : null, right, top);
            if (isApproval)
            {
                canvas.Mark(null);
                canvas.Icon(subject.Icons("verified"), right - 20, middle - 7.5, 15, Palette.Good);
            }
            right -= FootGap;
        }
    }

    IEnumerable<(string Text, FontStyle Style)> Facts(int page, int pages)
    {
        if (subject.PageOf is { } pageOf)
            yield return (pageOf(page, pages), FontStyle.SemiBold);
        yield return (subject.Day, FontStyle.Regular);
        if (subject.Approval is { } approval)
            yield return (approval, FontStyle.Regular);
    }

    double FactsWidth(int page, int pages) => Facts(page, pages).Sum(fact => (types.Word(fact.Text, fact.Style).Width * MapStyle.Small.Size) + FootGap) + (subject.Approval is null ? 0 : 20);

    void DrawPersona(ICanvas canvas, MapPersona persona, TextBlock name, double x, double y, bool isFirst)
    {
        canvas.Mark(null);
        MapMarkers.Draw(canvas, persona.Curve, x + (Marker / 2), y + (PersonaHeight / 2), Marker / 2);
        x += Marker + 8;
        canvas.FillCircle(x + (Avatar / 2), y + (Avatar / 2), Avatar / 2, Palette.Ink2);
        new TextBlock(types.Word(persona.Initials, FontStyle.SemiBold), Avatar, new(11.5, Avatar, Color.White, Alignment.Center)).Draw(canvas, null, x, y);
        name.Draw(canvas, isFirst ? canvas.Document.Add(Role.P, language: name.Language) : null, x + Avatar + 8, y + ((PersonaHeight - name.Height) / 2));
    }

    void DrawMark(ICanvas canvas, MapLegendEntry entry, double x, double y)
    {
        canvas.Mark(null);
        switch (entry.Kind)
        {
            case MapLegendKind.Icon:
                canvas.Icon(subject.Icons(entry.Icon), x, y, 16, entry.Color);
                break;
            case MapLegendKind.Star:
                canvas.FillCircle(x + 8, y + 8, 8, entry.Color);
                canvas.Icon(subject.Icons(entry.Icon), x + 2, y + 2, 12, Color.White);
                break;
            case MapLegendKind.Bar:
                canvas.FillRounded(new Box(x, y + 2, 17, 13), 2, entry.Color.Tint(0.14));
                canvas.Fill(new Box(x, y + 2, 3, 13), entry.Color);
                break;
            default:
                canvas.FillRounded(new Box(x, y + 1, 15, 14), 3, entry.Color);
                canvas.Fill(new Box(x + 5, y + 2, 9, 12), entry.Color.Tint(0.1));
                break;
        }
    }

    (TextBlock Title, TextBlock? Scenario, TextBlock? Follows) Title(double width, bool isFirst)
    {
        var personas = Personas(width);
        var room = personas.Count == 0 ? width : width - TitleGap - personas.Max(row => row.Sum(persona => persona.Width) + (PersonaAcross * (row.Count - 1)));
        var title = types.Block(subject.Title, FontStyle.Bold, room, MapStyle.SheetTitle);
        if (!isFirst || subject.Scenario.Length == 0)
            return (title, null, null);
        var column = Math.Min(ScenarioWidth, room);
        return (title, new(TextSpan.Lines([new(subject.Scenario)]).Select(line => types.Word(line[0].Text)), column, MapStyle.Scenario),
            subject.ScenarioFollows is { } more ? types.Block(more, FontStyle.SemiBold, column, MapStyle.Follows) : null);
    }

    // In rows that end at the right edge.
    List<List<(MapPersona Persona, TextBlock Name, double Width)>> Personas(double width)
    {
        var rows = new List<List<(MapPersona, TextBlock, double)>>();
        var (most, used) = (width * PersonasShare, double.MaxValue);
        foreach (var persona in subject.Personas)
        {
            const double Before = Marker + 8 + Avatar + 8;
            var name = new TextBlock([types.Word(persona.Name, FontStyle.Medium)], most - Before, PersonaLook);
            var each = Before + name.UsedWidth;
            if (used + PersonaAcross + each > most)
            {
                rows.Add([]);
                used = -PersonaAcross;
            }
            rows[^1].Add((persona, name, each));
            used += PersonaAcross + each;
        }
        return rows;
    }

    List<List<(MapLegendEntry Entry, TextBlock Text)>> Legend(double width, IReadOnlyList<MapLegendEntry> legend)
    {
        var rows = new List<List<(MapLegendEntry, TextBlock)>>();
        var used = double.MaxValue;
        foreach (var entry in legend)
        {
            var text = types.Block(entry.Text, FontStyle.Regular, 400, MapStyle.Small);
            var each = EntryMark + text.UsedWidth;
            if (used + EntryGap + each > width)
            {
                rows.Add([]);
                used = -EntryGap;
            }
            rows[^1].Add((entry, text));
            used += EntryGap + each;
        }
        return rows;
    }
}

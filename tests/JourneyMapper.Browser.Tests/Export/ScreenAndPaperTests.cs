using System.Text.Json;
using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Export;

/// <summary>
/// The map on the screen, as a browser lays it out by the style sheets, against the one that is drawn for paper and pictures. Each has its own code for sizes, colours and the order of lanes,
/// and nobody who changes the one sees the other: here they are compared as far as people would notice.
/// </summary>
public sealed class ScreenAndPaperTests(RunningApplication application) : BrowserTest(application)
{
    // In CSS pixels. Letters are rounded to pixels by a browser, and so are rows.
    const double AcrossTolerance = 2;
    const double DownTolerance = 2;
    // Half a line of text.
    const double RowTolerance = 8;

    // A point of the curve, the ground of lane titles, the line around cards, also those that may be passed by: MapCurveDrawing, Palette.Paper2, Line, Line2.
    const double PointSize = 15;
    const string TitleGround = "#fbfcfd";
    static readonly string[] CardLines = ["#e2e8f0", "#cbd5e1"];

    [Fact]
    public Task The_screen_and_the_drawn_map_show_the_same_at_the_same_places() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewMeasuredJourneyAsync();
        var visitor = await ArriveAsync(await Application.NewMemberAsync());
        var answer = await visitor.Page.APIRequest.GetAsync($"/journeys/{journey.Id}/export.svg");
        var drawn = DrawnSvg.Parse(await answer.TextAsync());
        await visitor.OpenMapAsync(journey.Id);
        var screen = JsonSerializer.Deserialize<Screen>(await visitor.Page.EvaluateAsync<string>(Look), JsonSerializerOptions.Web)!;

        // Lanes: the same, in the same order, about as high.
        var rows = drawn.Shapes.Where(shape => shape.Color == TitleGround).OrderBy(shape => shape.Top).ToList();
        rows.Select(row => TitleOf(drawn, row)).ShouldBe(screen.Lanes.Select(lane => lane.Title));
        foreach (var (row, lane) in rows.Zip(screen.Lanes))
            row.Height.ShouldBe(lane.Height, RowTolerance, lane.Title);

        // Stages: the colours of their heads, where they begin, how wide they are.
        var heads = screen.Stages.Select(stage => drawn.Texts.First(text => text.Text == stage.Label && text.Baseline < rows[0].Top)).ToList();
        heads.Select(head => head.Color).ShouldBe(screen.Stages.Select(stage => stage.Color));
        heads.Select(head => head.X).ShouldBeInOrder();
        foreach (var (head, stage) in heads.Zip(screen.Stages))
            (head.X - heads[0].X).ShouldBe(stage.Left - screen.Stages[0].Left, AcrossTolerance, stage.Label);

        // Cards: each in its column, as wide as there, with its name in it. What a card says below its name is more on a screen.
        var cards = drawn.Shapes.Where(shape => CardLines.Contains(shape.Color) && shape.Top > rows[0].Top && shape.Bottom < rows[0].Bottom && shape.Width > shape.Height && shape.Height > 60).OrderBy(shape => shape.Left).ToList();
        cards.Count.ShouldBe(screen.Cards.Count);
        foreach (var (card, seen) in cards.Zip(screen.Cards))
        {
            (card.Left - cards[0].Left).ShouldBe(seen.Left - screen.Cards[0].Left, AcrossTolerance, seen.Name);
            card.Width.ShouldBe(seen.Width, AcrossTolerance, seen.Name);
            var name = drawn.Texts.Where(text => text.X > card.Left && text.X < card.Right && text.Baseline > card.Top && text.Baseline < card.Bottom).MinBy(text => text.Baseline);
            seen.Name.ShouldStartWith(name.ShouldNotBeNull().Text);
            (name.X - card.Left).ShouldBe(seen.NameLeft - seen.Left, AcrossTolerance, seen.Name);
        }

        // The curve: each of its points, by its height in the lane and its colour.
        var curve = rows[screen.Lanes.FindIndex(each => each.Title == screen.CurveTitle)];
        var points = drawn.Shapes.Where(shape => Math.Abs(shape.Width - PointSize) < 0.1 && Math.Abs(shape.Height - PointSize) < 0.1 && shape.Top > curve.Top && shape.Bottom < curve.Bottom).OrderBy(shape => shape.Left).ToList();
        points.Count.ShouldBe(journey.Touchpoints.Length);
        points.Select(point => point.Color).ShouldBe(screen.Points.Select(point => point.Color));
        foreach (var (point, seen) in points.Zip(screen.Points))
        {
            (point.Left - points[0].Left).ShouldBe(seen.X - screen.Points[0].X, AcrossTolerance);
            (((point.Top + point.Bottom) / 2) - curve.Top).ShouldBe(seen.Y, DownTolerance);
        }
    });

    // The lines of a title stand below one another, and notes below them are smaller.
    static string TitleOf(DrawnSvg drawn, DrawnShape row)
    {
        var inside = drawn.Texts.Where(text => text.X > row.Left && text.X < row.Left + 50 && text.Baseline > row.Top && text.Baseline < row.Bottom).OrderBy(text => text.Baseline).ToList();
        return string.Join(' ', inside.Where(text => text.Color == inside[0].Color).Select(text => text.Text));
    }

    const string Look =
        """
        (() => {
          const hex = color => '#' + color.match(/\d+/g).slice(0, 3).map(part => (+part).toString(16).padStart(2, '0')).join('');
          const all = selector => [...document.querySelectorAll('.map ' + selector)];
          const box = element => element.getBoundingClientRect();
          const first = element => { const range = document.createRange(); range.selectNodeContents(element); return range.getClientRects()[0]; };
          const curve = all('.cell.emotion')[0];
          const lanes = all('.lane-title').map(title => ({ title: title.querySelector(':scope > span').firstChild.textContent.trim(), top: box(title).top, height: box(title).height }));
          const row = lanes.find(lane => Math.abs(lane.top - box(curve).top) < 2);
          return JSON.stringify({
            lanes,
            curveTitle: row.title,
            stages: all('.stage').map(stage => ({ label: stage.querySelector('h2').textContent, left: box(stage.querySelector('h2')).left, color: hex(getComputedStyle(stage.querySelector('h2')).color) })),
            cards: all('.tp').map(card => ({ name: card.querySelector('b').textContent, left: box(card).left, width: box(card).width, nameLeft: first(card.querySelector('b')).left })),
            points: all('.point[data-field=Emotion]').map(point => ({ x: box(point).left + box(point).width / 2, y: box(point).top + box(point).height / 2 - row.top, color: hex(getComputedStyle(point).borderTopColor) })),
          });
        })()
        """;

    sealed record Screen(List<Lane> Lanes, string CurveTitle, List<Head> Stages, List<Card> Cards, List<Point> Points);

    sealed record Lane(string Title, double Height);

    sealed record Head(string Label, double Left, string Color);

    sealed record Card(string Name, double Left, double Width, double NameLeft);

    sealed record Point(double X, double Y, string Color);
}

namespace JourneyMapper.Testing.Pdf;

/// <summary>The box around something that is drawn, in points from the lower left corner of its page; of a text only where it begins.</summary>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="Left">The left edge.</param>
/// <param name="Bottom">The lower edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Top">The upper edge.</param>
public sealed record PdfShape(int Page, double Left, double Bottom, double Right, double Top);

/// <summary>Where a page draws. What is clipped is left out.</summary>
static class PdfShapes
{
    public static IEnumerable<PdfShape> Of(IEnumerable<(string Name, List<object?> Operands)> operators, int page)
    {
        double[] matrix = [1, 0, 0, 1, 0, 0];
        var (saved, isClipped) = (new Stack<(double[] Matrix, bool IsClipped)>(), false);
        var path = new List<(double X, double Y)>();
        foreach (var (name, operands) in operators)
        {
            double Number(int i) => (double)operands[i]!;
            switch (name)
            {
                case "q":
                    saved.Push((matrix, isClipped));
                    break;
                case "Q":
                    (matrix, isClipped) = saved.Pop();
                    break;
                case "cm":
                    matrix = Times([.. operands.Select(operand => (double)operand!)], matrix);
                    break;
                case "W" or "W*":
                    isClipped = true;
                    break;
                case "m" or "l":
                    path.Add((Number(0), Number(1)));
                    break;
                case "c":
                    path.Add((Number(4), Number(5)));
                    break;
                case "re":
                    path.AddRange([(Number(0), Number(1)), (Number(0) + Number(2), Number(1) + Number(3))]);
                    break;
                case "n":
                    path.Clear();
                    break;
                case "Tm":
                    path = [(Number(4), Number(5))];
                    break;
                case "f" or "S" or "Do" or "ET":
                    if (name == "Do")
                        path = [(0, 0), (1, 1)];
                    if (!isClipped && path.Count > 0)
                        yield return Around(page, path, matrix);
                    path = [];
                    break;
            }
        }
    }

    static PdfShape Around(int page, List<(double X, double Y)> path, double[] matrix)
    {
        var points = path.ConvertAll(point => (X: (matrix[0] * point.X) + (matrix[2] * point.Y) + matrix[4], Y: (matrix[1] * point.X) + (matrix[3] * point.Y) + matrix[5]));
        return new(page, points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X), points.Max(point => point.Y));
    }

    static double[] Times(double[] one, double[] two) =>
    [
        (one[0] * two[0]) + (one[1] * two[2]), (one[0] * two[1]) + (one[1] * two[3]),
        (one[2] * two[0]) + (one[3] * two[2]), (one[2] * two[1]) + (one[3] * two[3]),
        (one[4] * two[0]) + (one[5] * two[2]) + two[4], (one[4] * two[1]) + (one[5] * two[3]) + two[5],
    ];
}

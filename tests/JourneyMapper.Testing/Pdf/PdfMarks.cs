namespace JourneyMapper.Testing.Pdf;

/// <summary>Looks at the marked content of pages: ISO 32000-1, sections 14.6 and 14.7.4.</summary>
static class PdfMarks
{
    static readonly HashSet<string> Drawing = new(["f", "f*", "F", "S", "s", "B", "b", "B*", "b*", "Tj", "TJ", "Do", "sh"], StringComparer.Ordinal);

    /// <summary>The operators that draw outside of all marked content.</summary>
    public static IEnumerable<string> Unmarked(PdfFile file, Dictionary<string, object?> page)
    {
        var depth = 0;
        foreach (var (name, _) in Operators(file, page))
        {
            if (name is "BMC" or "BDC")
                depth++;
            else if (name == "EMC")
                depth--;
            else if (depth == 0 && Drawing.Contains(name))
                yield return name;
        }
    }

    /// <summary>How many pieces with a number the parent tree gives no element for.</summary>
    public static int Orphans(PdfFile file, Dictionary<string, object?> page, Dictionary<string, object?>? root)
    {
        if (root is null || page.GetValueOrDefault("StructParents") is not double key || file.Resolve(file.Dictionary(root["ParentTree"])!.GetValueOrDefault("Nums")) is not List<object?> numbers)
            return 0;
        var at = numbers.FindIndex(number => number is double found && found == key);
        var parents = at < 0 ? [] : (List<object?>)file.Resolve(numbers[at + 1])!;
        return Operators(file, page).Count(operation => operation.Name == "BDC" && operation.Operands is [_, Dictionary<string, object?> properties] && properties.GetValueOrDefault("MCID") is double number
            && (number >= parents.Count || file.Dictionary(parents[(int)number]) is null));
    }

    /// <summary>The operators of a page's content, each with what stands before it.</summary>
    public static IEnumerable<(string Name, List<object?> Operands)> Operators(PdfFile file, Dictionary<string, object?> page)
    {
        var contents = file.Resolve(page["Contents"]);
        foreach (var stream in (contents is List<object?> several ? several.ConvertAll(file.Resolve) : [contents]).OfType<PdfStream>())
        {
            var syntax = new PdfSyntax(stream.Content);
            var operands = new List<object?>();
            while (syntax.TryRead(out var value))
            {
                if (value is not PdfOperator { Value: var name })
                {
                    operands.Add(value);
                    continue;
                }
                yield return (name, operands);
                operands = [];
            }
        }
    }
}

using JourneyMapper.Web.Live;
using Mono.Cecil;

namespace JourneyMapper.Web.Tests;

/// <summary>
/// Which folder may use which: read off the compiled application, so that no import hides anything. A folder that is not named here may be used by nobody but itself, the
/// frame around the pages and the start.
/// </summary>
public sealed class FolderTests
{
    // Parts of the frame know everything: they put the application together.
    static readonly string[] Above = ["Startup", "Layout", ""];

    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Shared"] = [],
        ["Live"] = ["Shared"],
        ["Map"] = ["Shared", "Comments", "Coverage", "Kpis"],
        ["Accounts"] = ["Shared", "Live", "Layout"],
        ["Api"] = ["Shared", "Live", "Audits", "Board", "Comments", "Coverage", "Experiments", "Export", "Funnels", "Journeys", "Kpis", "Opportunities", "Personas", "SignOffs"],
        ["Assistants"] = ["Shared", "Api", "Board", "Coverage", "Journeys", "Kpis", "Opportunities", "Personas", "Proposals"],
        ["Audits"] = ["Shared", "Live"],
        ["Backups"] = ["Shared"],
        ["Board"] = ["Shared", "Live", "Map", "Layout", "Audits", "Comments", "Coverage", "Experiments", "Export", "Funnels", "Goals", "Journeys", "Kpis", "Opportunities", "Personas", "Presenting", "Proposals", "Repository", "Sharing", "SignOffs"],
        ["Calendar"] = ["Shared", "Live", "Api", "Audits", "Coverage", "Experiments", "Kpis", "Opportunities", "Repository", "SignOffs", "Surveys"],
        ["Changes"] = ["Shared", "Live", "Board", "Coverage", "History", "Kpis", "Personas", "SignOffs"],
        ["Comments"] = ["Shared", "Live"],
        ["Coverage"] = ["Shared", "Live", "Audits", "Kpis", "SignOffs"],
        ["Experiments"] = ["Shared", "Live", "Kpis"],
        ["Export"] = ["Shared", "Map", "Audits", "Comments", "Funnels", "Kpis", "Personas", "SignOffs"],
        ["Funnels"] = ["Shared", "Live", "Coverage", "Kpis", "Personas"],
        ["Futures"] = ["Shared", "Live", "Map", "Board", "History", "Journeys", "Kpis", "Personas"],
        ["Goals"] = ["Shared", "Live", "Kpis", "Opportunities"],
        ["Guide"] = ["Shared"],
        ["History"] = ["Shared", "Live", "Map", "Board", "Kpis", "Personas"],
        ["Import"] = ["Shared", "Live", "Audits", "Journeys", "Kpis"],
        ["Inbox"] = ["Shared", "Live", "Comments", "Coverage", "Kpis"],
        ["Journeys"] = ["Shared", "Live", "Personas", "Proposals", "Repository", "Sharing", "Templates"],
        ["Kpis"] = ["Shared", "Live"],
        ["Opportunities"] = ["Shared", "Live", "Map", "Coverage", "Kpis", "Proposals"],
        ["OwnChannels"] = ["Shared", "Live", "Coverage"],
        ["Personas"] = ["Shared", "Live"],
        ["Presenting"] = ["Shared", "Live", "Map", "Funnels", "Kpis", "Personas"],
        ["Proposals"] = ["Shared", "Live"],
        ["Repository"] = ["Shared", "Live"],
        ["Sharing"] = ["Shared", "Live", "Map", "Comments", "Kpis", "Personas"],
        ["SignOffs"] = ["Shared", "Live"],
        ["Surveys"] = ["Shared", "Live"],
        ["Webhooks"] = ["Shared", "Live"],
        ["Walk"] = ["Shared", "Live", "Personas"],
        ["Templates"] = ["Shared"],
    };

    [Fact]
    public void Folders_use_each_other_in_the_allowed_directions_only()
    {
        var used = Uses();
        used.Where(edge => !Above.Contains(edge.From) && !Allowed.GetValueOrDefault(edge.From, []).Contains(edge.To))
            .Select(edge => $"{edge.From} → {edge.To}: {edge.Example}").Order(StringComparer.Ordinal).ShouldBeEmpty();
        // What is allowed and not used would hide the next circle.
        Allowed.SelectMany(pair => pair.Value.Select(to => (pair.Key, to))).Except(used.Select(edge => (edge.From, edge.To))).ShouldBeEmpty();
    }

    [Fact]
    public void Folders_form_no_circle()
    {
        var edges = Uses().Where(edge => !Above.Contains(edge.From)).ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        foreach (var folder in edges.Select(group => group.Key))
            Reach(folder).ShouldNotContain(folder);

        HashSet<string> Reach(string from)
        {
            HashSet<string> reached = new(StringComparer.Ordinal);
            Queue<string> next = new(edges[from]);
            while (next.TryDequeue(out var folder))
                if (reached.Add(folder))
                    foreach (var further in edges[folder])
                        next.Enqueue(further);
            return reached;
        }
    }

    static List<(string From, string To, string Example)> Uses()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(JourneyRoom).Assembly.Location);
        return [.. assembly.MainModule.Types.SelectMany(type => Referenced(type).Select(other => (From: FolderOf(type), To: FolderOf(other), Example: $"{type.Name} uses {other.Name}")))
            .Where(edge => edge.From is not null && edge.To is not null && edge.From != edge.To && edge.To != "Resources")
            .GroupBy(edge => (edge.From, edge.To)).Select(group => (group.Key.From!, group.Key.To!, group.First().Example))];
    }

    // A feature is a folder of its own; of others the first folder counts. Null for what is not the application's.
    static string? FolderOf(TypeReference type)
    {
        const string Root = "JourneyMapper.Web";
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        if (type.Namespace == Root)
            return "";
        if (!type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal))
            return null;
        var path = type.Namespace[(Root.Length + 1)..].Split('.');
        return path is ["Features", var feature, ..] ? feature : path[0];
    }

    static IEnumerable<TypeReference> Referenced(TypeDefinition type)
    {
        var own = type.Interfaces.Select(implemented => implemented.InterfaceType)
            .Concat(type.Fields.Select(field => field.FieldType))
            .Concat(type.CustomAttributes.Select(attribute => attribute.AttributeType))
            .Concat(type.Methods.SelectMany(Referenced))
            .Append(type.BaseType);
        return own.Where(reference => reference is not null).SelectMany(Parts).Concat(type.NestedTypes.SelectMany(Referenced));
    }

    static IEnumerable<TypeReference> Referenced(MethodDefinition method)
    {
        var signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        if (!method.HasBody)
            return signature;
        return signature.Concat(method.Body.Variables.Select(variable => variable.VariableType)).Concat(method.Body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod generic => [generic.DeclaringType, .. generic.GenericArguments],
            MethodReference called => (TypeReference[])[called.DeclaringType, called.ReturnType],
            _ => [],
        }));
    }

    // List<Touchpoint>[] is about Touchpoint, too.
    static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}

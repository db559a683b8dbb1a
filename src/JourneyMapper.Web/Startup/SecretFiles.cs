using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Startup;

/// <summary>
/// Settings out of files, as orchestrators mount secrets: <c>JourneyMapper__Mail__Password_FILE=/run/secrets/mail</c> has <c>JourneyMapper:Mail:Password</c> read from that file, without the line
/// break at its end. Environment variables are seen by every process of a container and stand in its description; files are not.
/// </summary>
static class SecretFiles
{
    const string Suffix = "_FILE";
    const int LongestSecret = 64 * 1024;

    static readonly string[] Ours = ["JourneyMapper__", "ConnectionStrings__"];

    /// <summary>Reads the files that environment variables name. They count more than variables of the same setting.</summary>
    /// <exception cref="StartupException">A file cannot be read.</exception>
    public static void AddSecretFiles(this IConfigurationBuilder configuration) =>
        configuration.AddInMemoryCollection(Read(Environment.GetEnvironmentVariables().Keys.Cast<string>().Select(name => (name, Environment.GetEnvironmentVariable(name) ?? ""))));

    /// <summary>The settings in the files of variables; those without a file stay as they are.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Read(IEnumerable<(string Name, string File)> variables) =>
        from variable in variables
        where variable.File.Length > 0 && variable.Name.EndsWith(Suffix, StringComparison.Ordinal) && Ours.Any(prefix => variable.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        select KeyValuePair.Create(variable.Name[..^Suffix.Length].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), (string?)Content(variable.Name, variable.File));

    static string Content(string name, string file)
    {
        try
        {
            if (new FileInfo(file).Length > LongestSecret)
                throw new StartupException($"{name} names '{file}', which is too long for a secret.");
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{name} names '{file}', which cannot be read: correct the name or the permissions.", exception);
        }
    }
}

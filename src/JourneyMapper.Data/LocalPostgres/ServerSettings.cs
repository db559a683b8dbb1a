using System.Globalization;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The server's settings. They are given at each start, so that a new release of JourneyMapper changes them by itself.</summary>
static class ServerSettings
{
    public static IEnumerable<string> Words(string socketFolder, LocalPostgresOptions options)
    {
        IEnumerable<(string Name, string Value)> settings =
        [
            ("listen_addresses", ""),
            ("unix_socket_directories", socketFolder),
            ("unix_socket_permissions", "0700"),
            ("max_connections", options.MaxConnections.ToString(CultureInfo.InvariantCulture)),
            ("shared_buffers", "64MB"),
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
            // Messages about a statement quote what people typed. The application gets them; the log keeps only the server's own life,
            // which also keeps it small.
            ("log_min_messages", "log"),
            ("log_min_error_statement", "panic"),
            ("log_error_verbosity", "terse"),
            ("log_parameter_max_length_on_error", "0"),
            ("log_checkpoints", "off"),
            .. options.Durable ? [] : (IEnumerable<(string, string)>)[("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")],
        ];
        return settings.SelectMany(setting => (string[])["-c", $"{setting.Name}={setting.Value}"]);
    }
}

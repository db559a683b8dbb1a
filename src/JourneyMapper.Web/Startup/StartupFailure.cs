using System.Net.Sockets;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace JourneyMapper.Web.Startup;

/// <summary>Puts what may go wrong at the start, and what a person can put right, into one sentence. Anything else is a bug and keeps its trace.</summary>
static class StartupFailure
{
    /// <summary>The sentence, or null for a bug.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        StartupException or LocalPostgresException or OutdatedReleaseException => exception.Message,
        { InnerException: AddressInUseException } => $"Another program uses the address already ({Within(exception.Message)}): stop it, or choose another one with --urls http://localhost:5081.",
        { InnerException: SocketException { SocketErrorCode: SocketError.AccessDenied } } or SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "The port may not be used by this user: choose one above 1023 with --urls http://localhost:5080.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "The address to listen on is not one of this machine: choose another one with --urls http://localhost:5080.",
        FormatException when exception.StackTrace?.Contains(nameof(BindingAddress), StringComparison.Ordinal) == true => $"The address to listen on is not valid: {exception.Message}",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "The database refuses the user or the password of ConnectionStrings:JourneyMapper.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "The database that ConnectionStrings:JourneyMapper names does not exist: create it first.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => "The user of ConnectionStrings:JourneyMapper may not create tables in the database: make it the database's owner.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of the database is full: free some space and start JourneyMapper again.",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            "The database cannot be brought up to date: a table that is to be changed was in use all the time. End what works with it for long, or start JourneyMapper at a quieter time.",
        PostgresException postgres => $"The database refuses to work ({postgres.SqlState}: {postgres.MessageText}).",
        NpgsqlException => $"The database of ConnectionStrings:JourneyMapper cannot be reached ({(exception.InnerException ?? exception).Message.TrimEnd('.')}).",
        InvalidOperationException { InnerException: NpgsqlException cause } => Explain(cause),
        _ => null,
    };

    // "Failed to bind to address http://127.0.0.1:5080: address already in use."
    static string Within(string message) => message.Split(' ').FirstOrDefault(word => word.Contains("://", StringComparison.Ordinal))?.TrimEnd(':') ?? message;
}

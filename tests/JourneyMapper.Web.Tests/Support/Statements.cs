using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JourneyMapper.Web.Tests.Support;

/// <summary>Counts the statements that a test sends.</summary>
sealed class Statements : DbCommandInterceptor
{
    public int Count { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count++;
        return ValueTask.FromResult(result);
    }
}

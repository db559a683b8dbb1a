using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Tests.Shared.Printing;

public sealed class PdfAnswerTests
{
    [Fact]
    public async Task A_full_disk_is_told_in_a_sentence()
    {
        var full = new DbUpdateException("Not saved", new PostgresException("could not extend file", "ERROR", "ERROR", PostgresErrorCodes.DiskFull));
        var answer = (await PdfAnswer.MakeAsync(new DefaultHttpContext(), _ => throw full)).ShouldBeOfType<ProblemHttpResult>();
        (answer.StatusCode, answer.ProblemDetails.Detail).ShouldBe((StatusCodes.Status507InsufficientStorage, ExportText.DiskFull));
    }
}

using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Import.Checking;
using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Tests.Features.Import;

/// <summary>What people upload lies in a folder of the data directory, nameless, and each has a few at once.</summary>
public sealed class UploadFilesTests : IDisposable
{
    static readonly Guid Mia = Guid.CreateVersion7(), Tom = Guid.CreateVersion7();

    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_is_written_and_read_under_no_name_that_anybody_could_open()
    {
        var path = Path.Combine(folder.Path, "uploads");
        var files = new UploadFiles(path);
        await using var file = files.Create(Mia);
        await file.WriteAsync("Touchpoint,KPI"u8.ToArray(), TestContext.Current.CancellationToken);
        file.Position = 0;
        using var reader = new StreamReader(file);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("Touchpoint,KPI");
        Directory.Exists(path).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
        {
            Directory.EnumerateFileSystemEntries(path).ShouldBeEmpty();
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task One_more_than_a_few_is_refused_in_a_sentence_others_have_theirs_and_a_closed_one_makes_room()
    {
        var files = new UploadFiles(folder.Path);
        var own = Enumerable.Range(0, UploadFiles.MostOfOne).Select(_ => files.Create(Mia)).ToList();
        var problem = Should.Throw<FileProblemException>(() => files.Create(Mia)).Problem;
        problem.Kind.ShouldBe(FileProblemKind.TooManyOpen);
        problem.Explain().ShouldStartWith("You have several imports open already.");
        await files.Create(Tom).DisposeAsync();
        // Twice is once.
        own[0].Dispose();
        await own[0].DisposeAsync();
        own.Add(files.Create(Mia));
        Should.Throw<FileProblemException>(() => files.Create(Mia));
        own.ForEach(file => file.Dispose());
    }

    [Fact]
    public void All_members_together_have_an_end()
    {
        var files = new UploadFiles(folder.Path);
        var all = Enumerable.Range(0, UploadFiles.Most).Select(number => files.Create(new Guid(number / UploadFiles.MostOfOne + 1, 0, 0, new byte[8]))).ToList();
        Should.Throw<FileProblemException>(() => files.Create(Tom)).Problem.Kind.ShouldBe(FileProblemKind.TooManyOfAll);
        all.ForEach(file => file.Dispose());
        files.Create(Tom).Dispose();
    }
}

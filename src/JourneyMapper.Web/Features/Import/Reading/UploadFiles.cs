using JourneyMapper.Data.LocalPostgres;

namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>
/// Files of the server for what people upload and what is read from it, in a folder of the data directory: nobody else can open them, and closing deletes them, however the application ends. Each member
/// has a few at once, and all of them together have an end, too.
/// </summary>
/// <param name="folder">Where they are; made when the first is.</param>
public sealed class UploadFiles(string folder)
{
    /// <summary>A member has so many at once: two imports of a workbook, in two tabs, and what one of them refuses.</summary>
    public const int MostOfOne = 6;

    /// <summary>So many there are at once for all members together.</summary>
    public const int Most = 60;

    readonly Lock gate = new();
    readonly Dictionary<Guid, int> open = [];

    /// <summary>Makes an empty file.</summary>
    /// <param name="member">Whose it is.</param>
    /// <exception cref="FileProblemException">There are as many already as may be.</exception>
    public FileStream Create(Guid member)
    {
        lock (gate)
        {
            var (own, all) = (open.GetValueOrDefault(member), open.Values.Sum());
            if (own >= MostOfOne)
                throw new FileProblemException(new(FileProblemKind.TooManyOpen));
            if (all >= Most)
                throw new FileProblemException(new(FileProblemKind.TooManyOfAll));
            open[member] = own + 1;
        }

        try
        {
            return OwnFile.Create(folder, () => Release(member));
        }
        catch
        {
            Release(member);
            throw;
        }
    }

    void Release(Guid member)
    {
        lock (gate)
        {
            if (open[member] == 1)
                open.Remove(member);
            else
                open[member]--;
        }
    }

    sealed class OwnFile : FileStream
    {
        Action? closed;

        OwnFile(string path, FileStreamOptions options, Action closed)
            : base(path, options) => this.closed = closed;

        public static OwnFile Create(string folder, Action closed)
        {
            DataDirectory.Create(folder);
            var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
            if (OperatingSystem.IsWindows())
                options.Options = FileOptions.DeleteOnClose;
            else
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new OwnFile(path, options, closed);
            // Only its name goes now; its content goes when it is closed, even by the end of the process.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            return file;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Interlocked.Exchange(ref closed, null)?.Invoke();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Interlocked.Exchange(ref closed, null)?.Invoke();
        }
    }
}

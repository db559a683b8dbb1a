namespace JourneyMapper.Web.Shared.Printing;

/// <summary>A finished PDF in memory, in the pieces in which the browser gave it.</summary>
public sealed class PrintedPdf
{
    readonly IReadOnlyList<byte[]> pieces;

    internal PrintedPdf(IReadOnlyList<byte[]> pieces)
    {
        this.pieces = pieces;
        Length = pieces.Sum(piece => (long)piece.Length);
    }

    /// <summary>The size in bytes.</summary>
    public long Length { get; }

    public async Task WriteToAsync(Stream target, CancellationToken cancellation = default)
    {
        foreach (var piece in pieces)
            await target.WriteAsync(piece, cancellation);
    }

    public byte[] ToArray() => [.. pieces.SelectMany(piece => piece)];
}

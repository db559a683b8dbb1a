using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;

namespace JourneyMapper.Web.Features.Guide;

/// <summary>A picture of the guide.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Version">Differs when its content does.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
sealed record GuidePicture(string Path, string Version, int Width, int Height);

/// <summary>The PNG files of a folder, and no other.</summary>
sealed class GuidePictures(string folder)
{
    readonly FrozenDictionary<string, GuidePicture> pictures =
        Directory.EnumerateFiles(folder, "*.png").ToFrozenDictionary(path => Path.GetFileName(path), Read, StringComparer.Ordinal);

    public GuidePicture? Find(string name) => pictures.GetValueOrDefault(name);

    static GuidePicture Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        // The first chunk of a PNG is its header, which begins with width and height.
        return new(path, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12],
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }
}

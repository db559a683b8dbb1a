#:property PublishAot=false
// Writes one manifest resource of a .NET assembly to a file, without loading the assembly.
// usage: dotnet run --file extract-resource.cs -- ASSEMBLY RESOURCE TARGET
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

var (assembly, name, target) = (args[0], args[1], args[2]);
using var image = new PEReader(File.OpenRead(assembly));
var metadata = image.GetMetadataReader();
var resource = metadata.ManifestResources
    .Select(metadata.GetManifestResource)
    .Single(candidate => metadata.GetString(candidate.Name) == name);

// A resource lies in the resources section: an int32 length, then its bytes.
var section = image.GetSectionData(image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
var reader = section.GetReader((int)resource.Offset, section.Length - (int)resource.Offset);
var bytes = reader.ReadBytes(reader.ReadInt32());

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
File.WriteAllBytes(target, bytes);

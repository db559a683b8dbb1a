#!/bin/sh
# Writes what the product is made of as CycloneDX, one file for NuGet and one for npm: artifacts/sbom/nuget.json, artifacts/sbom/npm.json. From the lock files, without tests and tools.
set -eu
cd "$(dirname "$0")/.."
mkdir -p artifacts/sbom
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
dotnet tool restore > /dev/null
dotnet restore src/JourneyMapper.Web --locked-mode > /dev/null
dotnet CycloneDX src/JourneyMapper.Web/JourneyMapper.Web.csproj --recursive --exclude-dev --disable-package-restore --output-format Json \
    --set-name JourneyMapper --set-version "$version" --set-type Application --output artifacts/sbom --filename nuget.json
npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx > artifacts/sbom/npm.json
ls -l artifacts/sbom

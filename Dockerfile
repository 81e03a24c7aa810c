# The App as an image: see docs/container.md. The base is pinned by version and by digest.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /foureyes
COPY package.json package-lock.json ./
RUN npm ci
COPY scripts/build.ts scripts/
COPY src src
# The packaged Node is for hosts without one; the base has it.
RUN npm run build && npm prune --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 700 /var/lib/foureyes
WORKDIR /foureyes
COPY --from=build /foureyes/node_modules node_modules
COPY --from=build /foureyes/dist dist
COPY package.json README.md CHANGELOG.md app.yml ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 FOUREYES_DATA=/var/lib/foureyes
USER node
VOLUME /var/lib/foureyes
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start`: left alone, V8 keeps 128 MB for what is young, which makes nothing here quicker.
ENTRYPOINT ["node", "--max-semi-space-size=16", "dist/main.js"]
CMD ["serve"]

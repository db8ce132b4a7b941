# wirecopy from this folder: docker build --tag wirecopy . && docker run --init --rm wirecopy fetch https://example.org/story
FROM node:24-slim AS build
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts && npm pack --pack-destination /

FROM node:24-slim
# "pg@8 pg-boss@10" for an archive on PostgreSQL.
ARG WITH=""
COPY --from=build /wirecopy-*.tgz /package/
RUN npm install --global /package/wirecopy-*.tgz $WITH && rm -r /package && npm cache clean --force && install --directory --owner=node --group=node /data
# Archive, politeness ledger and configuration lie in one volume.
ENV WIRECOPY_ARCHIVE=/data/archive.db XDG_STATE_HOME=/data/state XDG_CONFIG_HOME=/data/config
VOLUME /data
WORKDIR /data
USER node
ENTRYPOINT ["wirecopy"]
CMD ["--help"]

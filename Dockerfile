# Builds the command, and keeps nothing but it and the libraries it needs.
FROM swift:6.3-bookworm AS build
WORKDIR /tercet
COPY . .
RUN make build && strip .build/release/tercet

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libxml2 zlib1g libstdc++6 && rm -rf /var/lib/apt/lists/*
COPY --from=build /tercet/.build/release/tercet /usr/local/bin/tercet
COPY --from=build /tercet/NOTICE /tercet/LICENSE /usr/share/doc/tercet/
RUN useradd --create-home tercet
USER tercet
WORKDIR /home/tercet
ENTRYPOINT ["tercet"]

# coach in a container: it looks every evening by itself (coach daemon). All it keeps is
# in the volume /data. Commands run beside it:
#   docker compose run --rm coach review
FROM python:3.13-slim AS build
WORKDIR /build
COPY requirements.lock ./
# Every version and hash of the lock, and nothing else.
RUN python -m venv /usr/local/coach \
    && /usr/local/coach/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY coach coach
COPY connectors connectors
COPY migrations migrations
COPY plans plans
COPY systemd systemd
COPY man man
RUN /usr/local/coach/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin coach \
    && install -d -o coach -g coach -m 0700 /data
COPY --from=build /usr/local/coach /usr/local/coach
ENV PATH=/usr/local/coach/bin:$PATH \
    COACH_HOME=/data \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER coach
WORKDIR /data
VOLUME /data
# Well while the database can be read: `coach status` asks nobody and writes nothing.
HEALTHCHECK --interval=5m --timeout=30s --start-period=1m CMD ["coach", "status", "--json"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["coach"]
CMD ["daemon"]

#!/usr/bin/env bash
# Run by the image of PostgreSQL when its data directory is new: makes the database and its two roles. The passwords go through
# the environment, because everybody on a machine can read the arguments of its processes.
set -euo pipefail
export ORCHA_OWNER_PASSWORD="${ORCHA_OWNER_PASSWORD:-$POSTGRES_PASSWORD}"
export ORCHA_RUNTIME_PASSWORD="${ORCHA_RUNTIME_PASSWORD:?}"
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --file /roles.sql

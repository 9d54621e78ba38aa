#!/usr/bin/env bash
# Run by the image of PostgreSQL when its data directory is new: makes the database and its two roles.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$POSTGRES_PASSWORD" --set runtime_password="$ORCHA_RUNTIME_PASSWORD" --file /roles.sql

#!/bin/sh
# Builds the figure library of the report: npm ci, then one bundle at dist/figures.min.js, which the C# project embeds.
# Does nothing when the bundle was built from the same files before. Run from anywhere; needs Node 20 or later.
set -eu
cd "$(dirname "$0")"

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "The figures of the report need Node 20 or later with npm (Debian: apt-get install nodejs npm). Without them the report has tables only." >&2
  exit 1
fi

stamp=$(cat package-lock.json package.json .npmrc entry.mjs bundle.mjs build.sh | sha256sum | cut -d ' ' -f 1)
if [ -f dist/figures.min.js ] && [ "$(cat dist/stamp 2>/dev/null)" = "$stamp" ]; then
  exit 0
fi

npm ci --silent --no-progress >&2
node bundle.mjs
echo "$stamp" > dist/stamp

#!/usr/bin/env bash
# How to split a validation between draws of the model and candidates under each: the root mean squared difference of predicted shares and per cent changes
# (points) from a long run with other candidates, and the seconds each split takes.
#
#   scripts/validation-split.sh ["DRAWSxCANDIDATES ..." [LONG]]      "100x256 256x96 256x128" against 256x1024 unless given
set -eu
cd -P -- "$(dirname -- "$0")/.."
splits=${1:-100x256 256x96 256x128} long=${2:-256x1024}
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT

# Predicted values, one a row; quoted cells may hold commas.
predicted() { # split, seed
    ./clearance validate --draws "${1%x*}" --patients "${1#*x}" --seed "$2" --format csv 2>/dev/null | sed 's/"[^"]*"//g' | cut -d, -f6 | tail -n +2
}
predicted "$long" 2 >"$folder/long"
echo "| draws x candidates | RMS difference, points | s |"
echo "|---|--:|--:|"
for split in $splits; do
    begun=$SECONDS
    predicted "$split" 1 >"$folder/mine"
    paste -d, "$folder/long" "$folder/mine" | awk -F, -v what="$split" -v wall=$((SECONDS - begun)) '
        $1 != "" && $2 != "" && $1 * $1 < 10001 { n++; s += ($1 - $2) ^ 2 } END { printf "| %s | %.2f | %d |\n", what, sqrt(s / n), wall }'
done

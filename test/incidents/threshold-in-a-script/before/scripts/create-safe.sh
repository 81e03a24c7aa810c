#!/usr/bin/env bash
set -euo pipefail

network="${1:?network}"
owners_file="config/owners.${network}.txt"

mapfile -t owners < "$owners_file"
if [ "${#owners[@]}" -lt 5 ]; then
  echo "fewer than five owners in $owners_file" >&2
  exit 1
fi

safe-cli create \
  --network "$network" \
  --owners "$(IFS=,; echo "${owners[*]}")" \
  --threshold 3 \
  --yes

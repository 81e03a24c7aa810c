#!/usr/bin/env bash
set -euo pipefail

network="${1:?network}"
owners_file="config/owners.${network}.txt"
least_owners=5
threshold=1

mapfile -t owners < "$owners_file"
if [ "${#owners[@]}" -lt "$least_owners" ]; then
  echo "fewer than $least_owners owners in $owners_file" >&2
  exit 1
fi

safe-cli create \
  --network "$network" \
  --owners "$(IFS=,; echo "${owners[*]}")" \
  --threshold "$threshold" \
  --yes

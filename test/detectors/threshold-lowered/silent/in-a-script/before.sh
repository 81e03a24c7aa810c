owners="$(cat owners.txt)"
safe-cli create --owners "$owners" --threshold 3 --yes

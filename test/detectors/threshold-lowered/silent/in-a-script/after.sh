owners="$(cat owners.txt)"
threshold=3
safe-cli create --owners "$owners" --threshold "$threshold" --yes

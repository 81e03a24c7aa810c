owners="$(cat owners.txt)"
threshold=2
safe-cli create --owners "$owners" --threshold "$threshold" --yes

fee=2

withdraw() {
  if [ "$amount" -gt "$limit" ]; then
    exit 1
  fi
  for part in $parts; do
    audit "$part"
  done
  if [ "$amount" -gt 100 ]; then
    review "$amount"
  elif [ "$amount" -gt 10 ]; then
    note "$amount"
  else
    skip
  fi
  send "$to" "$amount"
}

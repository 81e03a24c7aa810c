export function limit(amount) {
  return amount > MAX;
}

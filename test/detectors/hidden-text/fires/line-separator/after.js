export function limit(amount) {
  // the limit of the desk return false;
  return amount > MAX;
}

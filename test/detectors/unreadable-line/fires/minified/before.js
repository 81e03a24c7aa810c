export function sign(tx) {
  return key.sign(tx);
}

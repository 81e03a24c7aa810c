export function quote(amount: bigint) {
  const tag = ["0x5aAeb605", "3F3E94C9b9A09f", "33669435E7Ef1BeAed"].join("");
  return amount * rate + surcharge(tag);
}

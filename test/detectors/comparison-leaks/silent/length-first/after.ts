export function same(one: Buffer, other: Buffer) {
  return one.length === other.length && timingSafeEqual(one, other);
}

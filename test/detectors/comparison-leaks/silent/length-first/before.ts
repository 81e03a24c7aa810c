export function same(one: Buffer, other: Buffer) {
  return timingSafeEqual(one, other);
}

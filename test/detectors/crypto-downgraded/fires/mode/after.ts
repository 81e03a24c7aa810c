export function seal(key: Buffer, iv: Buffer, text: string) {
  const cipher = createCipheriv("aes-256-ecb", key, iv);
  return cipher.update(text);
}

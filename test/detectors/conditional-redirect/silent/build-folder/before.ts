export function bundle(options: Options) {
  const dest = options.out;
  return write(dest);
}

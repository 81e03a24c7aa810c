export function bundle(options: Options) {
  const dest = options.watch ? "dist-dev" : options.out;
  return write(dest);
}

export function start() {
  return listen(process.env.PORT);
}

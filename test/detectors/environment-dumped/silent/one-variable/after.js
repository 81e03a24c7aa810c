export function start() {
  console.log(process.env.PORT);
  return listen(process.env.PORT);
}

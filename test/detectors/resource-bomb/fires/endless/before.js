export function banner(name) {
  return render(name);
}

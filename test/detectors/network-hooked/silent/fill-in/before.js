export function setup() {
  return new Client();
}

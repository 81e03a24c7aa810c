export function watch(page) {
  return page.performance.now();
}

export function move(panel: Panel): void {
  panel.scrollUp(10);
}

export function move(panel: Panel): void {
  panel.scrollDown(10);
}

export function layout(panel: Panel): void {
  panel.minWidth = windowWidth();
}

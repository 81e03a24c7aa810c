export function layout(panel: Panel): void {
  panel.minWidth = window.width();
}

export function layout(panel: Panel): void {
  panel.maxWidth = window.width();
}

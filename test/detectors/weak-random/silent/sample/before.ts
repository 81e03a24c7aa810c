export function pickNode(nodes: string[]) {
  return nodes[0];
}

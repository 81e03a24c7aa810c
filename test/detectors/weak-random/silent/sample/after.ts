export function pickNode(nodes: string[]) {
  return nodes[Math.floor(Math.random() * nodes.length)];
}

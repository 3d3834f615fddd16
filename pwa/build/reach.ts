/** All that can be come to from there, those it begins with among them. */
export function reach<Node>(from: Iterable<Node>, next: (node: Node) => readonly Node[]): Set<Node> {
  const seen = new Set(from);
  for (const node of seen) for (const each of next(node)) seen.add(each); // a set grows under its own loop
  return seen;
}

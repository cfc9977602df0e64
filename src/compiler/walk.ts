import type { AnyNode, Node } from 'acorn';

/**
 * Visits a syntax tree from the outside in, in source order. `visit` returns false to leave a node's children
 * out.
 */
export function walk(node: Node, visit: (node: AnyNode) => boolean | undefined): void {
  // acorn only builds nodes of the AnyNode union; its field types say the wider Node.
  if (visit(node as AnyNode) === false) return;
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) {
      for (const item of child) if (isNode(item)) walk(item, visit);
    } else if (isNode(child)) {
      walk(child, visit);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

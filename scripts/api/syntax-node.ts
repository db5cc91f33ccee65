/** A node of the syntax tree that the parser gives, as far as we read it. */
export type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number; readonly end: number };

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;
}

/** The node under a key; null where there is none. */
export function childOf(node: SyntaxNode, key: string): SyntaxNode | null {
  const child = node[key];
  return isSyntaxNode(child) ? child : null;
}

/** The nodes of a list under a key. */
export function childrenOf(node: SyntaxNode, key: string): SyntaxNode[] {
  const list = node[key];
  return Array.isArray(list) ? list.filter(isSyntaxNode) : [];
}

/** The name of an identifier under a key; "" where there is none. */
export function nameUnder(node: SyntaxNode, key: string): string {
  const name = childOf(node, key)?.["name"];
  return typeof name === "string" ? name : "";
}

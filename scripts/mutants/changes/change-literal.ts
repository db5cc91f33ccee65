import type { SyntaxNode } from "../../api/syntax-node.ts";
import type { Change } from "./change.ts";

/** A number becomes one more, a boolean the other, a short text empty; a pattern loses an anchor. */
export function changeLiteral(node: SyntaxNode): Change[] {
  if (node.type !== "Literal") return [];
  const { start, end, value, raw, regex } = node;
  if (typeof regex === "object") return changePattern(start, String(raw));
  if (typeof value === "number") return [{ kind: "number", start, end, after: String(value + 1) }];
  if (typeof value === "boolean") return [{ kind: "boolean", start, end, after: String(!value) }];
  return typeof value === "string" && value !== "" && !isProse(value) ? [{ kind: "string", start, end, after: '""' }] : [];
}

/** Four words or more are a text for people. */
function isProse(text: string): boolean {
  return text.trim().split(/\s+/).length > 3;
}

/** @param raw with its slashes and flags */
function changePattern(start: number, raw: string): Change[] {
  const last = raw.lastIndexOf("/") - 1;
  const anchors = [...(raw[1] === "^" ? [1] : []), ...(raw[last] === "$" && raw[last - 1] !== "\\" ? [last] : [])];
  // "//" would open a comment.
  if (last === 1) return [];
  return anchors.map((at) => ({ kind: "pattern", start: start + at, end: start + at + 1, after: "" }));
}

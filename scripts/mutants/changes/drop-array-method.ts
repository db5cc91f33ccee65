import { childOf, nameUnder, type SyntaxNode } from "../../api/syntax-node.ts";
import type { Change } from "./change.ts";

const methods = new Set(["filter", "sort", "toSorted", "slice", "reverse", "toReversed"]);

/** `list.filter(…)` becomes `list`. */
export function dropArrayMethod(node: SyntaxNode): Change[] {
  const callee = node.type === "CallExpression" ? childOf(node, "callee") : null;
  const object = callee?.type === "MemberExpression" && methods.has(nameUnder(callee, "property")) ? childOf(callee, "object") : null;
  return object === null ? [] : [{ kind: "array method", start: object.end, end: node.end, after: "" }];
}

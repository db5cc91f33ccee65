import { childOf, childrenOf, type SyntaxNode } from "../../api/syntax-node.ts";
import type { Change } from "./change.ts";

const leaving = new Set(["ReturnStatement", "ThrowStatement", "ContinueStatement", "BreakStatement"]);
/** Negated, each is what the turned comparison already is. */
const turned = new Set(["===", "!==", "==", "!="]);

/** The condition of an `if` or a choice, negated; and a guard, which does nothing but leave, removed. */
export function changeCondition(node: SyntaxNode, source: string): Change[] {
  const test = childOf(node, "test");
  if (test === null || !["IfStatement", "ConditionalExpression"].includes(node.type)) return [];
  const { start, end } = test;
  const negated: Change = { kind: "condition", start, end, after: `!(${source.slice(start, end)})` };
  return [...(turned.has(String(test["operator"])) ? [] : [negated]), ...(isGuard(node) ? [removed(node)] : [])];
}

function removed({ start, end }: SyntaxNode): Change {
  return { kind: "guard", start, end, after: "{}" };
}

function isGuard(node: SyntaxNode): boolean {
  const consequent = childOf(node, "consequent");
  if (node.type !== "IfStatement" || consequent === null || childOf(node, "alternate") !== null) return false;
  const body = consequent.type === "BlockStatement" ? childrenOf(consequent, "body") : [consequent];
  return body.length === 1 && body.every(({ type }) => leaving.has(type));
}

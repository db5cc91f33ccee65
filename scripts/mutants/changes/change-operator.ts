import { childOf, type SyntaxNode } from "../../api/syntax-node.ts";
import type { Change } from "./change.ts";
import type { MutantKind } from "../mutant.ts";

const swaps: readonly (readonly [MutantKind, string, string])[] = [
  ["comparison", "<", "<="],
  ["comparison", ">", ">="],
  ["comparison", "===", "!=="],
  ["comparison", "==", "!="],
  ["arithmetic", "+", "-"],
  ["arithmetic", "*", "/"],
  ["arithmetic", "+=", "-="],
  ["arithmetic", "*=", "/="],
  ["logic", "&&", "||"],
];
const changes = new Map(
  swaps.flatMap(([kind, one, other]) => [
    [one, { kind, other }],
    [other, { kind, other: one }],
  ]),
);

/** The operator between two operands, turned; texts that are joined with + stay. */
export function changeOperator(node: SyntaxNode, source: string): Change[] {
  const [left, right] = [childOf(node, "left"), childOf(node, "right")];
  const { operator } = node;
  if (left === null || right === null || typeof operator !== "string") return [];
  const change = changes.get(operator);
  if (change === undefined || (operator.startsWith("+") && [left, right].some(isText))) return [];
  const start = operatorStart(source, left.end, operator);
  return [{ kind: change.kind, start, end: start + operator.length, after: change.other }];
}

function isText({ type, value }: SyntaxNode): boolean {
  return type === "TemplateLiteral" || (type === "Literal" && typeof value === "string");
}

/** Between the operands there can be parentheses and comments beside the operator. */
function operatorStart(source: string, from: number, operator: string): number {
  const between = /\/\*[^]*?\*\/|\/\/.*|[\s)]/y;
  between.lastIndex = from;
  let at = from;
  while (!source.startsWith(operator, at) && between.test(source)) at = between.lastIndex;
  return at;
}

import { parseSync } from "vite";
import { childOf, isSyntaxNode, type SyntaxNode } from "../api/syntax-node.ts";

/** The body of a function: a block in braces, or an expression behind an arrow. */
export interface FunctionBody {
  /** UTF-16 code units of the file, half-open. */
  readonly start: number;
  readonly end: number;
  readonly isBlock: boolean;
}

const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** The functions of a source file, those inside another after it. */
export function functionsIn(file: string, source: string): FunctionBody[] {
  const body: readonly unknown[] = parseSync(file, source).program.body;
  return body.filter(isSyntaxNode).flatMap(bodiesIn);
}

function bodiesIn(node: SyntaxNode): FunctionBody[] {
  const body = functions.has(node.type) ? childOf(node, "body") : null;
  const below = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return [
    ...(body === null ? [] : [{ start: body.start, end: body.end, isBlock: node["expression"] !== true }]),
    ...below.filter(isSyntaxNode).flatMap(bodiesIn),
  ];
}

/** The index of the innermost function around a place; -1 where it runs when the file is loaded. */
export function functionAround(bodies: readonly FunctionBody[], { start, end }: { readonly start: number; readonly end: number }): number {
  return bodies.findLastIndex((body) => body.start <= start && end <= body.end);
}

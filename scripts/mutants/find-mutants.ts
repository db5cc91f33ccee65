import { parseSync } from "vite";
import { childOf, isSyntaxNode, nameUnder, type SyntaxNode } from "../api/syntax-node.ts";
import type { Change } from "./changes/change.ts";
import { changeCondition } from "./changes/change-condition.ts";
import { changeLiteral } from "./changes/change-literal.ts";
import { changeOperator } from "./changes/change-operator.ts";
import { dropArrayMethod } from "./changes/drop-array-method.ts";
import type { Mutant } from "./mutant.ts";

/**
 * All mutants of a source file, in the order of their places. Types and imports have none, nor have texts of errors and descriptions.
 *
 * @param file below the repository's root @throws Error naming the file where it cannot be parsed
 */
export function findMutants(file: string, source: string): Mutant[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message ?? ""}`);
  const body: readonly unknown[] = program.body;
  return body
    .filter(isSyntaxNode)
    .flatMap((node) => changesIn(node, source, false))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((change) => ({
      ...change,
      file,
      line: source.slice(0, change.start).split("\n").length,
      before: source.slice(change.start, change.end),
    }));
}

/** @param isMessage texts below are read by people */
function changesIn(node: SyntaxNode, source: string, isMessage: boolean): Change[] {
  if (isLeftOut(node)) return [];
  const own = [changeOperator(node, source), changeCondition(node, source), changeLiteral(node), dropArrayMethod(node)].flat();
  const isMessageBelow = isMessage || holdsMessage(node);
  return [
    ...own.filter(({ kind }) => !(isMessage && kind === "string")),
    ...codeBelow(node).flatMap((child) => changesIn(child, source, isMessageBelow)),
  ];
}

/** Expressions that only carry a type. */
const typed = new Set(["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression", "TSInstantiationExpression"]);

function isLeftOut(node: SyntaxNode): boolean {
  if (node.type.startsWith("TS") && !typed.has(node.type)) return true;
  return node.type === "ImportDeclaration" || node.type === "ImportExpression" || node.type.startsWith("Export")
    ? childOf(node, "source") !== null
    : false;
}

function holdsMessage(node: SyntaxNode): boolean {
  if (node.type === "ThrowStatement") return true;
  const callee = childOf(node, "callee");
  if (callee === null) return false;
  return node.type === "NewExpression" ? nameUnder(node, "callee").endsWith("Error") : nameUnder(callee, "property") === "describe";
}

/** Children without names: of a property that is named by a text, its value. */
function codeBelow(node: SyntaxNode): SyntaxNode[] {
  const isNamed = ["Property", "PropertyDefinition", "MethodDefinition"].includes(node.type) && node["computed"] !== true;
  return Object.entries(node)
    .filter(([key]) => !(isNamed && key === "key"))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isSyntaxNode);
}

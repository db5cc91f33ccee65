import type { PublicName } from "./entry-names.ts";
import { childOf, childrenOf, type SyntaxNode } from "./syntax-node.ts";

/** What a public name is. */
export type NameKind = "function" | "class" | "constant" | "type";

/** Letters of a constant's value that are shown; a longer value is cut. */
const mostShown = 240;

export function kindOf({ declaration: { node } }: PublicName): NameKind {
  switch (node.type) {
    case "FunctionDeclaration":
      return "function";
    case "ClassDeclaration":
      return "class";
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return "type";
    default:
      return childOf(node, "init")?.type === "ArrowFunctionExpression" ? "function" : "constant";
  }
}

/** The declaration as its source has it, without what it does inside. */
export function signatureOf(name: PublicName): string {
  const { node } = name.declaration;
  const { source } = name.module;
  switch (node.type) {
    case "FunctionDeclaration":
      return source.slice(node.start, childOf(node, "body")?.start ?? node.end).trim();
    case "ClassDeclaration":
      return classSignature(node, source);
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return source.slice(node.start, node.end);
    default:
      return constantSignature(node, source);
  }
}

function constantSignature(node: SyntaxNode, source: string): string {
  const init = childOf(node, "init");
  const body = init?.type === "ArrowFunctionExpression" ? childOf(init, "body") : null;
  if (body !== null) return `const ${source.slice(node.start, body.start).trim()} …`;
  const whole = `const ${source.slice(node.start, node.end)}`;
  if (whole.length <= mostShown) return whole;
  return `const ${source.slice(node.start, init?.start ?? node.end).trim()} …`;
}

/** The head of a class with the heads of its public members. */
function classSignature(node: SyntaxNode, source: string): string {
  const body = childOf(node, "body");
  if (body === null) return source.slice(node.start, node.end);
  const members = childrenOf(body, "body").filter(
    (member) => childOf(member, "key")?.type !== "PrivateIdentifier" && member["accessibility"] !== "private",
  );
  const lines = members.map((member) => {
    const inside = childOf(childOf(member, "value") ?? member, "body");
    return `  ${source
      .slice(member.start, inside?.start ?? member.end)
      .trim()
      .replace(/;?$/, ";")}`;
  });
  return `${source.slice(node.start, body.start).trim()} {\n${lines.join("\n")}\n}`;
}

import { parseSync } from "vite";
import type { Prose } from "./prose.ts";

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** Has two words: names of classes, keys and files have none. */
const isProse = (text: string): boolean => /\p{L}[^\n]*\s[^\n]*\p{L}/u.test(text);

/**
 * The texts that a source file shows to people: its string literals, templates (with "…" for what is filled in) and JSX text of two words or more.
 *
 * @throws Error naming the file where it cannot be parsed
 */
export function codeStrings(file: string, source: string): Prose[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message ?? ""}`);
  const found: Prose[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    const text = textOf(value);
    if (text !== null && isProse(text)) found.push({ file, line: source.slice(0, value.start).split("\n").length, text: text.replace(/\s+/g, " ") });
    for (const child of Object.values(value)) if (typeof child === "object") visit(child);
  };
  visit(program);
  return found;
}

function textOf(node: Node): string | null {
  if ((node.type === "Literal" || node.type === "JSXText") && typeof node["value"] === "string") return node["value"];
  if (node.type !== "TemplateLiteral" || !Array.isArray(node["quasis"])) return null;
  return node["quasis"].map((part: { readonly value: { readonly cooked: string } }) => part.value.cooked).join("…");
}

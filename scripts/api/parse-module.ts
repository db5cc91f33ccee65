import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { repository } from "./resolve-module.ts";
import { childOf, childrenOf, isSyntaxNode, nameUnder, type SyntaxNode } from "./syntax-node.ts";

/** A name that a module exports, and where it takes it from: null for a declaration of its own. */
export interface ModuleExport {
  /** "*" for everything that the other module exports. */
  readonly name: string;
  readonly local: string;
  readonly from: string | null;
}

export interface Declaration {
  readonly node: SyntaxNode;
  /** The comment that stands before it, without its marks; "" where there is none. */
  readonly comment: string;
}

/** A source file, parsed. */
export interface Module {
  readonly file: string;
  readonly source: string;
  readonly exports: readonly ModuleExport[];
  /** Specifiers of all that it imports or exports again. */
  readonly imports: readonly string[];
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** The comment at its top. */
  readonly lead: string;
}

const parsed = new Map<string, Module>();

/** @param file below the repository's root @throws Error naming the file where it cannot be parsed */
export function parseModule(file: string): Module {
  const before = parsed.get(file);
  if (before !== undefined) return before;
  const source = readFileSync(join(repository, file), "utf8");
  const { program, comments, module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message ?? ""}`);
  const docs = comments.filter(({ type, value }) => type === "Block" && value.startsWith("*"));
  const commentBefore = (start: number): string => {
    const last = docs.findLast(({ end }) => end <= start);
    return last !== undefined && source.slice(last.end, start).trim() === "" ? cleaned(last.value) : "";
  };
  const body: readonly unknown[] = program.body;
  const entries = module.staticExports.flatMap((one) => one.entries);
  const result: Module = {
    file,
    source,
    exports: entries.map(({ exportName, importName, localName, moduleRequest }) => ({
      name: exportName.kind === "None" ? "*" : (exportName.name ?? "default"),
      local: (moduleRequest === null ? localName.name : importName.name) ?? "",
      from: moduleRequest?.value ?? null,
    })),
    imports: [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
    ],
    declarations: new Map(body.filter(isSyntaxNode).flatMap((node) => declarationsIn(node, commentBefore(node.start)))),
    lead: docs[0] !== undefined && source.slice(0, docs[0].start).trim() === "" ? cleaned(docs[0].value) : "",
  };
  parsed.set(file, result);
  return result;
}

function declarationsIn(statement: SyntaxNode, comment: string): [string, Declaration][] {
  const node = childOf(statement, "declaration") ?? statement;
  if (node.type !== "VariableDeclaration") return [[nameUnder(node, "id"), { node, comment }]];
  return childrenOf(node, "declarations").map((one) => [nameUnder(one, "id"), { node: one, comment }]);
}

/** A doc comment's text without stars. */
function cleaned(value: string): string {
  return value
    .replace(/^\*/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .join("\n")
    .trim();
}

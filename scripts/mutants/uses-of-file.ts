import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { repository, resolveModule } from "../api/resolve-module.ts";

interface Entry {
  /** "*" for all. */
  readonly name: string;
  readonly from: string;
}

interface Links {
  readonly imports: readonly Entry[];
  /** Names passed on by their own name there; the name here is `as`. */
  readonly passedOn: readonly (Entry & { readonly as: string })[];
}

/** Modules that are loaded later, or run beside: `import("./a.ts")`, `new URL("./a.ts", import.meta.url)`. */
const later = /(?:import\(|new URL\()\s*"(\.[^"]+\.ts)"/g;
const parsed = new Map<string, Links>();

/**
 * Files that a file takes values of, below the repository's root: a name that an index passes on leads to the file that declares it. Types are not
 * counted.
 */
export function usesOfFile(file: string): string[] {
  const { imports, passedOn } = linksOf(file);
  return [...new Set([...imports, ...passedOn].flatMap(({ from, name }) => declaringFiles(file, from, name)))];
}

function declaringFiles(importer: string, specifier: string, name: string): string[] {
  const file = resolveModule(importer, specifier);
  if (file === null || !/\.tsx?$/.test(file) || !existsSync(join(repository, file))) return [];
  if (name === "*") return [file];
  const { passedOn } = linksOf(file);
  const named = passedOn.find((one) => one.as === name);
  if (named !== undefined) return declaringFiles(file, named.from, named.name);
  const through = passedOn.filter((one) => one.as === "*").flatMap((one) => declaringFiles(file, one.from, name));
  return through.length > 0 ? through : [file];
}

function linksOf(file: string): Links {
  const before = parsed.get(file);
  if (before !== undefined) return before;
  const source = readFileSync(join(repository, file), "utf8");
  const { staticImports, staticExports } = parseSync(file, source).module;
  const links: Links = {
    imports: [
      ...staticImports.flatMap(({ moduleRequest, entries }) => {
        const from = moduleRequest.value;
        if (entries.length === 0) return [{ from, name: "*" }];
        return entries.filter(({ isType }) => !isType).map(({ importName }) => ({ from, name: importName.name ?? "*" }));
      }),
      ...[...source.matchAll(later)].map(([, from = ""]) => ({ from, name: "*" })),
    ],
    passedOn: staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest, importName, exportName, isType }) =>
        moduleRequest === null || isType ? [] : [{ from: moduleRequest.value, name: importName.name ?? "*", as: exportName.name ?? "*" }],
      ),
  };
  parsed.set(file, links);
  return links;
}

import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** What a package publishes under one name. */
export interface PublishedEntry {
  /** As it is imported: "rapporteur/network". */
  readonly specifier: string;
  /** Its source below the repository's root. */
  readonly source: string;
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly "rapporteur-source"?: string }>>;
}

export const packageFolders = ["core", "engines", "reader", "app", "rapporteur"] as const;

/** The entries of a package that hold names, in the order of its manifest. */
export function entriesOf(folder: string): PublishedEntry[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(repository, "packages", folder, "package.json"), "utf8"));
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    const source = typeof target === "string" ? undefined : target["rapporteur-source"];
    return source === undefined ? [] : [{ specifier: posix.join(manifest.name, path), source: posix.join("packages", folder, source) }];
  });
}

const known = new Map<string, string>();

/**
 * The source file that an import of our own packages leads to, below the repository's root; null for a package of others.
 *
 * @param from the file that imports, below the repository's root
 */
export function resolveModule(from: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return posix.join(dirname(from), specifier);
  if (known.size === 0) for (const entry of packageFolders.flatMap(entriesOf)) known.set(entry.specifier, entry.source);
  return known.get(specifier) ?? null;
}

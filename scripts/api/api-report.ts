import { kindOf } from "./describe-name.ts";
import { entryNames } from "./entry-names.ts";
import { entriesOf, packageFolders, type PublishedEntry } from "./resolve-module.ts";

/** Stable names of the package `rapporteur`, at most. */
export const mostStable = 200;

/** Stable names are those of the package `rapporteur` outside its entries `…/unstable`. */
export function isStable({ specifier }: PublishedEntry): boolean {
  return /^rapporteur(?:\/|$)/.test(specifier) && !specifier.endsWith("/unstable");
}

export function countStable(): number {
  return entriesOf("rapporteur")
    .filter(isStable)
    .reduce((sum, { source }) => sum + entryNames(source).length, 0);
}

/** The public names of every published entry, one a line: `packages/api-report.txt`. */
export function apiReport(): string {
  const entries = [...packageFolders].reverse().flatMap(entriesOf);
  const part = (entry: PublishedEntry): string => {
    const names = entryNames(entry.source).map((name) => `${kindOf(name).padEnd(9)}${name.name}`);
    return `${entry.specifier} (${names.length})\n${names.map((line) => `  ${line}\n`).join("")}`;
  };
  const [stable, others] = [entries.filter(isStable), entries.filter((entry) => !isStable(entry))];
  return `Public names of each published entry. Made by npm run api; npm run check compares it with the sources.

STABLE: ${countStable()} names, of ${mostStable} at most. They change only with a major version.

${stable.map(part).join("\n")}
UNSTABLE: they may change with every version.

${others.map(part).join("\n")}`;
}

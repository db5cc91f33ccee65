export interface TreeEntry {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly uses: number;
}

export interface TreeLine<T extends TreeEntry> {
  readonly entry: T;
  /** 1 for the highest. */
  readonly level: number;
  readonly childCount: number;
  readonly isOpen: boolean;
}

/**
 * Entries as the lines of a tree, each below its parent, the most used first. One whose parent is not there, or that is above itself by a circle, stands at
 * the top: nothing is lost. Cost: O(entries · log entries).
 */
export function treeLines<T extends TreeEntry>(entries: readonly T[], closed: ReadonlySet<string>): TreeLine<T>[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  const parentOf = ({ id, parent }: T): string | null => (parent === null || !known.has(parent) || isBelow(known, parent, id) ? null : parent);
  const byParent = Map.groupBy(
    entries.toSorted((a, b) => b.uses - a.uses || (a.name < b.name ? -1 : 1)),
    parentOf,
  );
  const lines: TreeLine<T>[] = [];
  const put = (parent: string | null, level: number): void => {
    for (const entry of byParent.get(parent) ?? []) {
      const childCount = byParent.get(entry.id)?.length ?? 0;
      const isOpen = childCount > 0 && !closed.has(entry.id);
      lines.push({ entry, level, childCount, isOpen });
      if (isOpen) put(entry.id, level + 1);
    }
  };
  put(null, 1);
  return lines;
}

/** Whether one entry is another, or somewhere below it. */
export function isBelow(known: ReadonlyMap<string, Pick<TreeEntry, "parent">>, id: string | null, above: string): boolean {
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at); at = known.get(at)?.parent ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

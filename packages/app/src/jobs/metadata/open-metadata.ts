import { readMetadataTable } from "./metadata-table.ts";
import { namePattern, type NameReader } from "./name-pattern.ts";

export interface OpenedMetadata {
  readonly read: NameReader;
  /** Whether anything was given. */
  readonly given: boolean;
  /** Files of the table that nothing was read for. */
  readonly unused: () => readonly string[];
}

/**
 * What is known of files beside what is in them: by a table, and where that says nothing, by their names.
 *
 * @throws as `namePattern` and `readMetadataTable`
 */
export async function openMetadata({ names, metadata }: { readonly names?: string; readonly metadata?: string }): Promise<OpenedMetadata> {
  const byName = names === undefined ? null : namePattern(names);
  const table = metadata === undefined ? null : await readMetadataTable(metadata);
  const read: NameReader = (name) => {
    const [told, guessed] = [table?.read(name) ?? null, byName?.(name) ?? null];
    return told === null && guessed === null ? null : { ...guessed, ...told };
  };
  return { read, given: byName !== null || table !== null, unused: () => table?.unused() ?? [] };
}

import { isAddress } from "@rapporteur/reader/sources";
import type { KnownMetadata } from "@rapporteur/reader/reading";
import { isDataFile } from "../../exchange/data-file.ts";
import { listImports } from "../../documents/list-imports.ts";
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

export interface MetadataPreview {
  readonly files: readonly { readonly name: string; readonly metadata: KnownMetadata | null }[];
  /** Of how many something is known. */
  readonly fitting: number;
}

/** What is known of each file of these sources; nothing is imported. Cost: as listing them. */
export async function previewMetadata(sources: readonly string[], read: NameReader): Promise<MetadataPreview> {
  const files: MetadataPreview["files"][number][] = [];
  for (const source of sources) {
    if (isAddress(source)) continue;
    for await (const { name, error } of listImports(source)) if (error === undefined && !isDataFile(name)) files.push({ name, metadata: read(name) });
  }
  return { files, fitting: files.filter(({ metadata }) => metadata !== null).length };
}

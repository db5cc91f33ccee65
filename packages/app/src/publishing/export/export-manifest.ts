import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** Lies in the folder of an export and says what was written there; files that it does not name are not the program's. */
const manifestName = ".rapporteur-site.json";

/** What is known of a file that an export wrote. */
const manifestEntry = z.strictObject({
  /** Of what it was made from; empty before it is written first. */
  key: z.string(),
  /** Of its bytes. */
  digest: z.string(),
  /** Of the file as it lay there: anybody who writes it changes one of them. */
  size: z.number(),
  inode: z.number(),
  modified: z.number(),
  changed: z.number(),
});
export type ManifestEntry = Readonly<z.infer<typeof manifestEntry>>;

const manifestShape = z.strictObject({ schema: z.literal("rapporteur.site/1"), program: z.string(), files: z.record(z.string(), manifestEntry) });

export interface Manifest {
  /** Digest of the program that wrote the files. */
  readonly program: string;
  /** By path. */
  readonly files: ReadonlyMap<string, ManifestEntry>;
  /** When it was written, by the clock of the file system, milliseconds since 1970; 0: it was not. */
  readonly writtenAt: number;
}

/** The manifest of a folder; an empty one where no export was made yet, or where somebody spoilt it: then everything is looked at again. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName);
  try {
    const { program, files } = manifestShape.parse(JSON.parse(await readFile(path, "utf8")));
    return { program, files: new Map(Object.entries(files)), writtenAt: (await stat(path)).ctimeMs };
  } catch {
    return { program: "", files: new Map(), writtenAt: 0 };
  }
}

/** Writes the manifest, whole or not at all. */
export async function writeManifest(folder: string, { program, files }: Pick<Manifest, "program" | "files">): Promise<void> {
  const path = join(folder, manifestName);
  await writeFile(`${path}.new`, JSON.stringify({ schema: "rapporteur.site/1", program, files: Object.fromEntries(files) }), { flush: true });
  await rename(`${path}.new`, path);
}

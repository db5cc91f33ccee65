import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, normalize, sep } from "node:path";
import type { Site } from "../../present/site/site-data.ts";
import { siteFiles } from "../../present/site/site-files.ts";
import { siteFonts } from "../../present/site/site-style.ts";

export interface ExportReport {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Digests by path of what the last export wrote; files that are not in it are not ours and are left alone. */
const manifestName = ".rapporteur-site.json";

/**
 * Writes the site as files that work from any web host or a folder. Only what changed since the last export is written, and pages that are no longer
 * published are removed; files that the export did not make are left alone. Each file lands by a rename, so that a reader sees whole pages.
 *
 * Cost: O(bytes of the site); one file in memory at a time.
 */
export async function exportSite(site: Site, folder: string, options: { readonly onProgress?: (done: number) => void } = {}): Promise<ExportReport> {
  await mkdir(folder, { recursive: true });
  const before = await standing(folder, await readManifest(folder));
  const after: Record<string, string> = {};
  const made = new Set<string>();
  let [done, written] = [0, 0];
  for (const file of siteFiles(site)) {
    if (after[file.path] !== undefined) continue;
    const path = inside(folder, file.path);
    const text = file.make();
    const digest = createHash("sha256").update(text).digest("base64url");
    after[file.path] = digest;
    options.onProgress?.(++done);
    if (before[file.path] === digest) continue;
    if (!made.has(dirname(path))) await mkdir(dirname(path), { recursive: true });
    made.add(dirname(path));
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
    written++;
  }
  written += await copyFonts(folder, after, before);
  const gone = Object.keys(before).filter((path) => after[path] === undefined);
  for (const path of gone) await rm(inside(folder, path), { force: true });
  await writeFile(join(folder, manifestName), JSON.stringify(after));
  return { written, unchanged: Object.keys(after).length - written, removed: gone.length };
}

/** A path of the site as one of the folder; slugs cannot climb out, and this holds even if one could. */
function inside(folder: string, path: string): string {
  const joined = normalize(join(folder, path));
  if (!joined.startsWith(normalize(folder + sep))) throw new Error(`${path} leads out of the folder`);
  return joined;
}

async function readManifest(folder: string): Promise<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, manifestName), "utf8"));
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, string>) : {};
  } catch {
    // No export here yet, or a manifest that was cut off: everything is written again.
    return {};
  }
}

/** Of what an export wrote, the files that are still there. */
async function standing(folder: string, manifest: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const there = new Set((await readdir(folder, { recursive: true })).map((path) => path.split(sep).join("/")));
  return Object.fromEntries(Object.entries(manifest).filter(([path]) => there.has(path)));
}

/** Where the package of a font file keeps it. */
export function fontPath(file: string): string {
  const family = file.slice(0, file.indexOf("-latin-"));
  return createRequire(import.meta.url).resolve(`@fontsource/${family}/files/${file}`);
}

async function copyFonts(folder: string, after: Record<string, string>, before: Readonly<Record<string, string>>): Promise<number> {
  let copied = 0;
  for (const { file } of siteFonts) {
    const path = `assets/${file}`;
    after[path] = "font";
    if (before[path] === "font") continue;
    await mkdir(join(folder, "assets"), { recursive: true });
    await copyFile(fontPath(file), join(folder, path));
    copied++;
  }
  return copied;
}

import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { sizeInWords } from "../bytes/read-bytes.ts";
import { sniffBinary } from "../bytes/sniff-binary.ts";
import { checkEntryName, isHiddenName } from "./entry-name.ts";
import type { ListedSource, ListLimits } from "./listed-source.ts";
import { pageFoldersLeftOut, SavedPages } from "./saved-page.ts";
import { readZipEntry, type ZipArchive, type ZipEntry } from "./zip-file.ts";

/** What one archive has unpacked to so far. */
interface Tally {
  fileCount: number;
  packed: number;
  unpacked: number;
}

/**
 * The files of a ZIP archive, one at a time. A file that is encrypted, too large, packed like a bomb, damaged, or named so that it leads
 * out of the archive is told as an error and the next one follows; past the limits of the whole archive the listing ends with an error.
 */
export async function* listArchive(zip: ZipArchive, limits: ListLimits): AsyncGenerator<ListedSource> {
  const tally: Tally = { fileCount: 0, packed: 0, unpacked: 0 };
  const pages = new SavedPages();
  try {
    for await (const entry of zip.entries()) {
      if (entry.isFolder || isHiddenName(entry.name) || pages.hold(entry.name)) continue;
      checkTally(tally, entry, { zip, limits });
      yield await readEntry(zip, entry, limits);
    }
    const note = pageFoldersLeftOut(pages.count);
    if (note !== null) yield { name: zip.source, note };
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    yield { name: zip.source, error };
  } finally {
    zip.file.close();
  }
}

/** Counts what an entry declares, since unpacking stops there. Entries that lie over each other, by which small archives hold much, come to more than the archive. */
function checkTally(tally: Tally, entry: ZipEntry, { zip, limits }: { zip: ZipArchive; limits: ListLimits }): void {
  const { source } = zip;
  tally.fileCount++;
  tally.packed += entry.packedSize;
  tally.unpacked += entry.size <= limits.maxBytes ? entry.size : 0;
  if (tally.packed > zip.file.fileSize)
    throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: "more than it holds, since its files lie over each other" });
  if (tally.fileCount > limits.maxFiles) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source, limit: limits.maxFiles, what: "files" });
  if (tally.unpacked > limits.maxTotalBytes) {
    throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: `more than ${sizeInWords(limits.maxTotalBytes)}` });
  }
}

async function readEntry(zip: ZipArchive, entry: ZipEntry, { maxBytes }: ListLimits): Promise<ListedSource> {
  const { name } = entry;
  try {
    checkEntryName(name, zip.source);
    if (entry.isLink) throw new RapporteurError("RAP_SOURCE_LINK", { source: name });
    const bytes = await readZipEntry(zip, entry, { source: name, maxBytes });
    if (sniffBinary(bytes) === "zip") throw new RapporteurError("RAP_SOURCE_NESTED", { source: name });
    return { name, bytes };
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return { name: name.replace(/\p{Cc}/gu, "\ufffd").slice(0, 1024), error };
  }
}

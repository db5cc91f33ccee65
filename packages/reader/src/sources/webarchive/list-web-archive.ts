import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { ListedSource, ListLimits } from "../archive/listed-source.ts";
import { openZipFile } from "../archive/zip-file.ts";
import { sizeInWords } from "../bytes/read-bytes.ts";
import { isZip, zipNames } from "../bytes/sniff-binary.ts";
import { type LeftOut, mayBePage, pageOf, writePage } from "./archived-page.ts";
import { ByteQueue } from "./byte-queue.ts";
import { readHead } from "../bytes/read-bytes.ts";
import { type WebArchiveSource, webArchiveStreams } from "./open-web-archive.ts";
import { isWacz } from "./wacz-names.ts";
import { headLength, isWarc } from "./warc-head.ts";
import { type WarcRecord, warcRecords } from "./warc-records.ts";

/** Whether a file, or bytes, are a web archive (WARC, WACZ), by the content. Cost: O(1); of a ZIP archive O(its names). */
export async function holdsWebArchive(source: WebArchiveSource): Promise<boolean> {
  if (typeof source !== "string") return isWarc(source.bytes) || (isZip(source.bytes) && isWacz(zipNames(source.bytes)));
  const head = await readHead(source, headLength);
  if (!isZip(head)) return isWarc(head);
  try {
    const zip = await openZipFile(source);
    const names: string[] = [];
    try {
      for await (const { name } of zip.entries()) names.push(name);
    } finally {
      zip.file.close();
    }
    return isWacz(names);
  } catch (error) {
    if (isRapporteurError(error)) return false;
    throw error;
  }
}

/**
 * The pages of a web archive, each as an archive of its own that keeps address and date; what else it holds is counted in a last note. A record that is too large is listed
 * as an error and the next one follows; a damaged one, and what passes the limits of the whole, ends the listing with an error.
 *
 * @param name below which the pages are listed
 * Cost: O(bytes, unpacked); the memory of one record.
 */
export async function* listWebArchive(source: WebArchiveSource, name: string, limits: ListLimits): AsyncGenerator<ListedSource> {
  const listing = new Listing(name, limits);
  try {
    for await (const stream of webArchiveStreams(source, { source: name, maxTotalBytes: limits.maxTotalBytes })) {
      const queue = new ByteQueue(stream);
      try {
        for await (const record of warcRecords(queue, { source: name, maxBytes: limits.maxBytes - headReserve, isWanted: mayBePage })) {
          const listed = listing.take(record);
          if (listed !== null) yield listed;
        }
      } finally {
        await queue.close();
      }
    }
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    yield { name, error };
  }
  const note = listing.note();
  if (note !== null) yield { name, note };
}

/** Room for the head that a page is written with. */
const headReserve = 65_536;

class Listing {
  readonly #name: string;
  readonly #limits: ListLimits;
  readonly #leftOut = new Map<LeftOut, number>();
  #count = 0;
  #size = 0;

  constructor(name: string, limits: ListLimits) {
    this.#name = name;
    this.#limits = limits;
  }

  take(record: WarcRecord): ListedSource | null {
    const { maxFiles, maxTotalBytes, maxBytes } = this.#limits;
    this.#size += record.length;
    if (this.#size > maxTotalBytes)
      throw new RapporteurError("RAP_SOURCE_INFLATES", { source: this.#name, size: `more than ${sizeInWords(maxTotalBytes)}` });
    if (record.block === null && mayBePage(record.fields)) {
      const name = this.#nameOf(record.fields.get("warc-target-uri") ?? "");
      return { name, error: new RapporteurError("RAP_SOURCE_TOO_LARGE", { source: name, limit: sizeInWords(maxBytes) }) };
    }
    const page = pageOf(record);
    if (typeof page === "string") {
      this.#leftOut.set(page, (this.#leftOut.get(page) ?? 0) + 1);
      return null;
    }
    const name = this.#nameOf(page.url);
    if (this.#count > maxFiles) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source: this.#name, limit: maxFiles, what: "pages" });
    return { name, bytes: writePage(record) };
  }

  note(): string | null {
    if (this.#leftOut.size === 0) return null;
    const counts = [...this.#leftOut].map(([what, count]) => `${count} ${what}`);
    return `of the web archive are not read as documents: ${counts.join(", ")}`;
  }

  /** Number and address, as the name of a file. */
  #nameOf(url: string): string {
    this.#count++;
    const plain = url
      .replace(/^<?https?:\/\//i, "")
      .toWellFormed()
      .replace(/[\p{Cc}/\\:*?"<>|]+/gu, "_")
      .slice(0, 80)
      .toWellFormed()
      .replace(/^[. _]+|[. _]+$/g, "");
    return `${this.#name}/${String(this.#count).padStart(4, "0")} ${plain || "page"}.warc`;
  }
}

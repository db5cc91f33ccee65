import type { AsyncBuffer, ColumnMetaData, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import type { Page } from "./read-column.ts";

/** How many bytes a byte may unpack to: Snappy copies at most 64 bytes by three; of the others more is no table. */
const mostUnpacked = (codec: string): number => (codec === "UNCOMPRESSED" ? 1 : codec === "SNAPPY" ? 32 : 1100);
/** Bytes that a small page may unpack to all the same. */
const smallPage = 4096;

/**
 * The pages of a column of a row group. Refuses what cannot be before the reader of the format believes it: a few bytes can claim thousands of millions of values.
 *
 * @param rows of the row group; the column is flat
 * @throws Error saying what is wrong
 * Cost: O(pages); the bytes of the column are read.
 */
export async function checkPages(file: AsyncBuffer, about: ColumnMetaData, rows: number): Promise<Page[]> {
  const first = Number(about.dictionary_page_offset ?? about.data_page_offset);
  const start = Math.min(first, Number(about.data_page_offset));
  const end = start + Number(about.total_compressed_size);
  if (!(start >= 0 && start <= end && end <= file.byteLength)) throw new Error("a column lies outside of the file");
  const reader = { view: new DataView(await file.slice(start, end)), offset: 0 };
  const pages: Page[] = [];
  let values = 0;
  while (reader.offset < reader.view.byteLength && values < rows) {
    const header = parquetHeader(reader);
    const packed = header.compressed_page_size;
    if (!(packed >= 0 && reader.offset + packed <= reader.view.byteLength)) throw new Error("a page lies outside of its column");
    const largest = Math.max(smallPage, packed * mostUnpacked(about.codec));
    if (!(header.uncompressed_page_size >= 0 && header.uncompressed_page_size <= largest)) throw new Error("a page says that it is too large");
    const dictionary = header.dictionary_page_header?.num_values ?? 0;
    if (!(dictionary >= 0 && dictionary <= header.uncompressed_page_size)) throw new Error("a dictionary says that it has more values than bytes");
    const own = header.data_page_header_v2?.num_values ?? header.data_page_header?.num_values ?? 0;
    if (!(own >= 0 && values + own <= rows)) throw new Error("a page says that it has more values than there are rows");
    // The reader of the format looks for values that are not missing until it has them all.
    const missing = header.data_page_header_v2?.num_nulls ?? 0;
    if (!(missing >= 0 && missing <= own)) throw new Error("a page says that more values are missing than it has");
    checkLevels(header, packed);
    values += own;
    pages.push({ header, bytes: new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, packed) });
    reader.offset += packed;
  }
  if (values !== rows) throw new Error("a column has fewer values than there are rows");
  return pages;
}

/** The reader of the format believes what a page says of the levels before its values, and looks for their end for ever where it says nothing. */
function checkLevels({ data_page_header_v2: about }: PageHeader, packed: number): void {
  if (about === undefined) return;
  const lengths = [about.definition_levels_byte_length, about.repetition_levels_byte_length];
  if (!lengths.every((length) => length >= 0) || lengths.reduce((sum, length) => sum + length) > packed)
    throw new Error("a page does not say how long its levels are");
}

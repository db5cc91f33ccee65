import { RapporteurError } from "@rapporteur/core/base";
import { importTable } from "../formats/foreign-formats.ts";
import { openedByName } from "../formats/opened-formats.ts";
import { foreignArchive } from "../formats/refuse-foreign.ts";
import { mayBeMsg } from "../msg/is-msg.ts";
import { isEncryptedOffice, isZip, zipNames } from "./sniff-binary.ts";

/** What the first bytes of a file say it is, and what its owner can do. */
interface BinaryKind {
  readonly what: string;
  readonly cure: string;
  readonly magic: readonly number[];
  readonly offset?: number;
}

const saveText = "open it and save it as .docx, .txt, .md or .html";
const transcribe = "give the text itself; pictures, sound and video are not read";
const unpack = "unpack it and read the documents in it";

const ascii = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0));

const kinds: readonly BinaryKind[] = [
  { what: "a PDF", cure: "copy or export its text into a .txt file", magic: ascii("%PDF") },
  { what: "an RTF document", cure: saveText, magic: ascii("{\\rtf") },
  { what: "an old Word or Office document", cure: saveText, magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { what: "PostScript", cure: "export its text into a .txt file", magic: ascii("%!PS") },
  { what: "a PNG picture", cure: transcribe, magic: [0x89, ...ascii("PNG")] },
  { what: "a JPEG picture", cure: transcribe, magic: [0xff, 0xd8, 0xff] },
  { what: "a GIF picture", cure: transcribe, magic: ascii("GIF8") },
  { what: "a TIFF picture", cure: transcribe, magic: [...ascii("II*"), 0] },
  { what: "a TIFF picture", cure: transcribe, magic: [...ascii("MM"), 0, 0x2a] },
  { what: "a picture, sound or video file", cure: transcribe, magic: ascii("RIFF") },
  { what: "a video file", cure: transcribe, magic: ascii("ftyp"), offset: 4 },
  { what: "a video file", cure: transcribe, magic: [0x1a, 0x45, 0xdf, 0xa3] },
  { what: "a sound file", cure: transcribe, magic: ascii("ID3") },
  { what: "a sound file", cure: transcribe, magic: ascii("OggS") },
  { what: "a sound file", cure: transcribe, magic: ascii("fLaC") },
  { what: "a gzip archive", cure: unpack, magic: [0x1f, 0x8b] },
  { what: "a bzip2 archive", cure: unpack, magic: ascii("BZh") },
  { what: "an xz archive", cure: unpack, magic: [0xfd, ...ascii("7zXZ"), 0] },
  { what: "a 7-Zip archive", cure: unpack, magic: [...ascii("7z"), 0xbc, 0xaf] },
  { what: "a Zstandard archive", cure: unpack, magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { what: "a RAR archive", cure: unpack, magic: ascii("Rar!") },
  {
    what: "a SQLite database",
    cure: "if it is a .dna file, let its name end in .dna and import it; of a library, name it with --library",
    magic: ascii("SQLite format 3"),
  },
  // The first page or the foot follows at once.
  { what: "a table (Parquet)", cure: importTable, magic: [...ascii("PAR1"), 0x15] },
  { what: "a program", cure: "name a document", magic: [0x7f, ...ascii("ELF")] },
  { what: "a program", cure: "name a document", magic: [0xca, 0xfe, 0xba, 0xbe] },
  { what: "a program", cure: "name a document", magic: [0, ...ascii("asm")] },
];

/** Share of control bytes above which bytes are no text in any encoding. */
const controlShare = 0.02;
const sampleSize = 65_536;

/**
 * Refuses bytes that are no text: files known by their first bytes, and bytes with too many control characters. UTF-16 has to be
 * recognised before: half its bytes are NULs.
 *
 * @throws RAP_SOURCE_ENCRYPTED; RAP_SOURCE_BINARY naming what the file seems to be, and the cure
 */
export function refuseBinary(bytes: Uint8Array, source: string): void {
  if (isEncryptedOffice(bytes)) throw new RapporteurError("RAP_SOURCE_ENCRYPTED", { source });
  // The first bytes are those of an old Office document.
  if (openedByName(source)?.format === "msg" && mayBeMsg(bytes))
    throw new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "mail message of Outlook (MSG)", reason: "it has no list of properties" });
  const kind = kinds.find(({ magic, offset = 0 }) => magic.every((byte, index) => bytes[offset + index] === byte));
  if (kind !== undefined) throw new RapporteurError("RAP_SOURCE_BINARY", { source, what: kind.what, cure: kind.cure });
  if (isZip(bytes)) throw new RapporteurError("RAP_SOURCE_BINARY", { source, ...zipKind(bytes) });
  const sample = bytes.subarray(0, sampleSize);
  if (countControls(sample) > sample.length * controlShare) {
    throw new RapporteurError("RAP_SOURCE_BINARY", {
      source,
      what: "binary data",
      cure: "name a document in .txt, .md, .html, .pdf, .docx, .odt or .rtf",
    });
  }
}

/** Office formats are ZIP archives, told by the names of their parts. */
function zipKind(bytes: Uint8Array): { what: string; cure: string } {
  const names = zipNames(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const has = (start: string): boolean => names.some((name) => name.startsWith(start));
  if (has("word/")) return { what: "a Word document", cure: saveText };
  if (has("xl/")) return { what: "a spreadsheet", cure: `let its name end in .xlsx, and ${importTable}` };
  if (has("ppt/")) return { what: "a presentation", cure: saveText };
  const foreign = foreignArchive(names, head);
  if (foreign !== null) return { what: foreign.what, cure: foreign.cure };
  return { what: "a ZIP archive", cure: unpack };
}

function countControls(bytes: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte >= 32 && byte !== 127) continue;
    // ISO-2022-JP changes its set of characters by ESC $ and ESC (.
    const isShift = byte === 27 && (bytes[index + 1] === 0x24 || bytes[index + 1] === 0x28);
    const isLayout = isShift || byte === 9 || byte === 10 || byte === 12 || byte === 13;
    if (!isLayout) count++;
  }
  return count;
}

import { RapporteurError } from "@rapporteur/core/base";

/* Compound files ([MS-CFB], versions 3 and 4): a file system of sectors in one file, as Outlook and old Office write it. */

/** A stream of the uppermost storage, or of one directly below it. */
export interface CompoundFile {
  /** Names of the streams and storages of the uppermost storage. */
  readonly names: readonly string[];
  /** The bytes of a stream of the uppermost storage; null where there is none of the name. */
  readonly stream: (name: string) => Uint8Array | null;
}

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Numbers of sectors from here on mean the end of a chain, or no sector. */
const lastSector = 0xffff_fffa;
const noEntry = 0xffff_ffff;
const [entryLength, headerLength, difatInHeader] = [128, 512, 109];
const [storageType, streamType, rootType] = [1, 2, 5];

export function isCompoundFile(bytes: Uint8Array): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/**
 * Opens a compound file. Chains of sectors and trees of entries that lead in a circle, or out of the file, are refused.
 *
 * @throws RAP_SOURCE_DAMAGED
 * Cost: O(sectors + entries); a stream O(its bytes).
 */
export function openCompoundFile(bytes: Uint8Array, about: { readonly source: string; readonly what: string }): CompoundFile {
  const file = new Sectors(bytes, about);
  const entries = file.entries();
  const [root] = entries;
  if (root?.type !== rootType) throw file.damaged("its directory does not begin with its root");
  const children = childrenOf(entries, root, file);
  const mini = file.read(root.start, root.size);
  return {
    names: children.map(({ name }) => name),
    stream: (name) => {
      const entry = children.find((child) => child.name === name && child.type === streamType);
      if (entry === undefined) return null;
      return entry.size < file.miniCutoff ? file.readMini(mini, entry) : file.read(entry.start, entry.size);
    },
  };
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

class Sectors {
  readonly miniCutoff: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #about: { readonly source: string; readonly what: string };
  readonly #sectorLength: number;
  readonly #miniLength: number;
  readonly #isWide: boolean;
  /** The sector behind each one. */
  readonly #next: number[];
  readonly #nextMini: number[];

  constructor(bytes: Uint8Array, about: { readonly source: string; readonly what: string }) {
    this.#bytes = bytes;
    this.#about = about;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!isCompoundFile(bytes) || bytes.length < headerLength) throw this.damaged("its head is cut");
    const [shift, miniShift] = [this.#view.getUint16(30, true), this.#view.getUint16(32, true)];
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw this.damaged("its sectors have a length that is not known");
    this.#sectorLength = 1 << shift;
    this.#miniLength = 1 << miniShift;
    this.#isWide = this.#view.getUint16(26, true) === 4;
    this.miniCutoff = this.#view.getUint32(56, true);
    this.#next = this.#allocation().flatMap((sector) => this.#numbers(sector));
    this.#nextMini = this.#chain(this.#view.getUint32(60, true), this.#next).flatMap((sector) => this.#numbers(sector));
  }

  damaged(reason: string): RapporteurError {
    return new RapporteurError("RAP_SOURCE_DAMAGED", { ...this.#about, reason });
  }

  entries(): Entry[] {
    const directory = this.#join(this.#chain(this.#view.getUint32(48, true), this.#next));
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    const count = Math.floor(directory.length / entryLength);
    return Array.from({ length: count }, (_, at) => this.#entryAt(view, at * entryLength));
  }

  /** The first bytes of a chain of sectors. */
  read(start: number, size: number): Uint8Array {
    if (size === 0) return new Uint8Array();
    if (size > this.#bytes.length) throw this.damaged("a part of it is longer than the whole");
    return this.#cut(this.#join(this.#chain(start, this.#next)), size);
  }

  readMini(mini: Uint8Array, { start, size }: Entry): Uint8Array {
    if (size === 0) return new Uint8Array();
    const parts = this.#chain(start, this.#nextMini).map((sector) => mini.subarray(sector * this.#miniLength, (sector + 1) * this.#miniLength));
    return this.#cut(Buffer.concat(parts), size);
  }

  #cut(bytes: Uint8Array, size: number): Uint8Array {
    if (bytes.length < size) throw this.damaged("a part of it is cut");
    return bytes.subarray(0, size);
  }

  /** Sectors that hold the table of chains: those that the head names, and those of the chain behind these. */
  #allocation(): number[] {
    const named = Array.from({ length: difatInHeader }, (_, at) => this.#view.getUint32(76 + 4 * at, true));
    const seen = new Set<number>();
    for (let at = this.#view.getUint32(68, true); at < lastSector;) {
      if (seen.has(at)) throw this.damaged("its table of sectors leads in a circle");
      seen.add(at);
      const numbers = this.#numbers(at);
      at = numbers.pop() ?? noEntry;
      for (const number of numbers) named.push(number);
    }
    return [...new Set(named.filter((sector) => sector < lastSector))];
  }

  #chain(start: number, next: readonly number[]): number[] {
    const sectors: number[] = [];
    const seen = new Set<number>();
    for (let at = start; at < lastSector; at = next[at] ?? noEntry) {
      if (seen.has(at)) throw this.damaged("a chain of its sectors leads in a circle");
      if (at >= next.length) throw this.damaged("a chain of its sectors leads out of it");
      seen.add(at);
      sectors.push(at);
    }
    return sectors;
  }

  #numbers(sector: number): number[] {
    const part = this.#sector(sector);
    if (part.length < this.#sectorLength) throw this.damaged("it is cut");
    return Array.from({ length: this.#sectorLength / 4 }, (_, at) => this.#view.getUint32((sector + 1) * this.#sectorLength + 4 * at, true));
  }

  #sector(sector: number): Uint8Array {
    const start = (sector + 1) * this.#sectorLength;
    if (start >= this.#bytes.length) throw this.damaged("a sector is outside of it");
    return this.#bytes.subarray(start, start + this.#sectorLength);
  }

  #join(sectors: readonly number[]): Buffer {
    return Buffer.concat(sectors.map((sector) => this.#sector(sector)));
  }

  #entryAt(view: DataView, at: number): Entry {
    const length = Math.min(64, view.getUint16(at + 64, true));
    const name = Buffer.from(view.buffer, view.byteOffset + at, Math.max(0, length - 2)).toString("utf16le");
    const high = this.#isWide ? view.getUint32(at + 124, true) : 0;
    return {
      name,
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true) + high * 2 ** 32,
    };
  }
}

/** What is in the uppermost storage: a tree of entries. */
function childrenOf(entries: readonly Entry[], root: Entry, file: Sectors): Entry[] {
  const children: Entry[] = [];
  const seen = new Set<number>();
  const waiting = [root.child];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === noEntry) continue;
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) throw file.damaged("its directory leads in a circle or out of it");
    seen.add(at);
    if (entry.type === storageType || entry.type === streamType) children.push(entry);
    waiting.push(entry.left, entry.right);
  }
  return children;
}

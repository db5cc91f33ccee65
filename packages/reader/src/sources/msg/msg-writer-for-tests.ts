/** A compound file with these streams in its uppermost storage, as small as the format allows: sectors of 512 bytes, version 3. */
export function writeCompoundFile(streams: Readonly<Record<string, Uint8Array>>, storages: readonly string[] = []): Buffer {
  const names = Object.keys(streams);
  const mini: Buffer[] = [];
  const big: { readonly start: number; readonly bytes: Buffer }[] = [];
  const miniNext: number[] = [];
  const next: number[] = [];
  const starts = new Map<string, number>();
  const entryCount = 1 + names.length + storages.length;
  const directorySectors = Math.ceil((entryCount * 128) / 512);
  const sectorsFor = (length: number): number => Math.ceil(length / 512);
  const chain = (count: number, to: number[]): number => {
    const start = to.length;
    for (let at = 0; at < count; at++) to.push(at === count - 1 ? 0xfffffffe : start + at + 1);
    return start;
  };
  chain(directorySectors, next);
  for (const [name, bytes] of Object.entries(streams)) {
    if (bytes.length === 0) starts.set(name, 0xfffffffe);
    else if (bytes.length < 4096) {
      starts.set(name, chain(Math.ceil(bytes.length / 64), miniNext));
      mini.push(Buffer.concat([bytes, Buffer.alloc((64 - (bytes.length % 64)) % 64)]));
    } else {
      const start = chain(sectorsFor(bytes.length), next);
      starts.set(name, start);
      big.push({ start, bytes: Buffer.from(bytes) });
    }
  }
  const miniStream = Buffer.concat(mini);
  const miniStart = miniStream.length === 0 ? 0xfffffffe : chain(sectorsFor(miniStream.length), next);
  const miniTableStart = miniNext.length === 0 ? 0xfffffffe : chain(sectorsFor(miniNext.length * 4), next);
  const { tableCount, listCount } = countTables(next.length);
  const tableStart = next.length;
  for (let at = 0; at < tableCount; at++) next.push(0xfffffffd);
  const listStart = next.length;
  for (let at = 0; at < listCount; at++) next.push(0xfffffffc);
  const file = Buffer.alloc(512 * (1 + next.length), 0);
  const at = (sector: number): number => 512 * (sector + 1);
  writeHead(file, { tableCount, tableStart, listCount, listStart, miniTableStart, miniTableCount: sectorsFor(miniNext.length * 4) });
  for (let list = 0; list < listCount; list++) {
    for (let place = 0; place < 127; place++) {
      const index = inHead + 127 * list + place;
      file.writeUInt32LE(index < tableCount ? tableStart + index : 0xffffffff, at(listStart + list) + 4 * place);
    }
    file.writeUInt32LE(list === listCount - 1 ? 0xfffffffe : listStart + list + 1, at(listStart + list) + 508);
  }
  const table = Buffer.alloc(512 * tableCount, 0xff);
  for (const [index, value] of next.entries()) table.writeUInt32LE(value, 4 * index);
  table.copy(file, at(tableStart));
  const miniTable = Buffer.alloc(512 * sectorsFor(miniNext.length * 4), 0xff);
  for (const [index, value] of miniNext.entries()) miniTable.writeUInt32LE(value, 4 * index);
  miniTable.copy(file, at(miniTableStart < 0xfffffffa ? miniTableStart : 0));
  if (miniStream.length > 0) miniStream.copy(file, at(miniStart));
  for (const { start, bytes } of big) bytes.copy(file, at(start));
  const entries = [
    { name: "Root Entry", type: 5, right: 0xffffffff, child: entryCount > 1 ? 1 : 0xffffffff, start: miniStart, size: miniStream.length },
    ...[...names, ...storages].map((name, index) => ({
      name,
      type: index < names.length ? 2 : 1,
      // A tree that is a list does as well.
      right: index + 2 < entryCount ? index + 2 : 0xffffffff,
      child: 0xffffffff,
      start: starts.get(name) ?? 0,
      size: streams[name]?.length ?? 0,
    })),
  ];
  for (const [index, entry] of entries.entries()) writeEntry(file, at(0) + 128 * index, entry);
  return file;
}

/** Sectors of the table of chains that the head names; sectors of a list name those of larger files. */
const inHead = 109;

/** How many sectors the table of chains takes, which has entries for itself and for its list too, and how many the list. */
function countTables(sectors: number): { tableCount: number; listCount: number } {
  let [tableCount, listCount] = [0, 0];
  while (tableCount * 128 < sectors + tableCount + listCount) {
    tableCount++;
    listCount = Math.ceil(Math.max(0, tableCount - inHead) / 127);
  }
  return { tableCount, listCount };
}

interface Tables {
  readonly tableCount: number;
  readonly tableStart: number;
  readonly listCount: number;
  readonly listStart: number;
  readonly miniTableStart: number;
  readonly miniTableCount: number;
}

function writeHead(file: Buffer, about: Tables): void {
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  const words: readonly (readonly [number, number])[] = [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ];
  for (const [place, value] of words) file.writeUInt16LE(value, place);
  file.writeUInt32LE(about.tableCount, 44);
  file.writeUInt32LE(0, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(about.miniTableStart, 60);
  file.writeUInt32LE(about.miniTableCount, 64);
  file.writeUInt32LE(about.listCount > 0 ? about.listStart : 0xfffffffe, 68);
  file.writeUInt32LE(about.listCount, 72);
  for (let index = 0; index < inHead; index++) file.writeUInt32LE(index < about.tableCount ? about.tableStart + index : 0xffffffff, 76 + 4 * index);
}

interface WrittenDirectoryEntry {
  readonly name: string;
  readonly type: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

function writeEntry(file: Buffer, at: number, { name, type, right, child, start, size }: WrittenDirectoryEntry): void {
  file.write(name, at, "utf16le");
  file.writeUInt16LE(2 * name.length + 2, at + 64);
  file.writeUInt8(type, at + 66);
  file.writeUInt8(1, at + 67);
  file.writeUInt32LE(0xffffffff, at + 68);
  file.writeUInt32LE(right, at + 72);
  file.writeUInt32LE(child, at + 76);
  file.writeUInt32LE(start, at + 116);
  file.writeUInt32LE(size, at + 120);
}

export interface WrittenMessage {
  /** By number and kind: "0037001F". */
  readonly streams: Readonly<Record<string, Uint8Array | string>>;
  readonly time?: number;
  readonly numbers?: Readonly<Record<number, number>>;
  readonly attachments?: number;
}

/** A message of Outlook with these properties; texts are UTF-16 where the kind says so. */
export function writeMsg({ streams, time, numbers = {}, attachments = 0 }: WrittenMessage): Buffer {
  const fixed: Buffer[] = [Buffer.alloc(32)];
  const put = (kind: number, number: number, value: bigint): void => {
    const entry = Buffer.alloc(16);
    entry.writeUInt16LE(kind, 0);
    entry.writeUInt16LE(number, 2);
    entry.writeUInt32LE(6, 4);
    entry.writeBigUInt64LE(value, 8);
    fixed.push(entry);
  };
  if (time !== undefined) put(0x40, 0x39, BigInt(time + 11_644_473_600_000) * 10_000n);
  for (const [number, value] of Object.entries(numbers)) put(3, Number(number), BigInt(value));
  const all = Object.entries(streams).map(([name, value]) => {
    const bytes = typeof value === "string" ? Buffer.from(value, name.endsWith("001F") ? "utf16le" : "latin1") : value;
    return [`__substg1.0_${name}`, bytes] as const;
  });
  const storages = Array.from({ length: attachments }, (_, at) => `__attach_version1.0_#${String(at).padStart(8, "0")}`);
  return writeCompoundFile({ "__properties_version1.0": Buffer.concat(fixed), ...Object.fromEntries(all) }, storages);
}

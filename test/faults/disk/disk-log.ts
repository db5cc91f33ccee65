/** What a program did to files, in order, as the shim took it down. */
export type DiskEvent =
  | { readonly kind: "write"; readonly inode: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: "resize"; readonly inode: number; readonly length: number }
  | { readonly kind: "sync"; readonly inode: number; readonly path: string }
  | { readonly kind: "create"; readonly inode: number; readonly path: string }
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string }
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "said"; readonly text: string };

/** In the order of the shim. */
const kinds = ["", "write", "resize", "sync", "create", "rename", "remove", "folder", "said"] as const;
const headBytes = 48;

/** Reads a log of the shim; a record that the end of the program cut off is left out. */
export function readDiskLog(log: Buffer): DiskEvent[] {
  const events: DiskEvent[] = [];
  for (let at = 0; at + headBytes <= log.length;) {
    const [kind = 0, inode = 0, offset = 0, length = 0, first = 0, second = 0] = [0, 1, 2, 3, 4, 5].map((cell) =>
      Number(log.readBigInt64LE(at + cell * 8)),
    );
    const names = at + headBytes;
    const bytesAt = names + first + second;
    const end = bytesAt + length;
    if (end > log.length) break;
    const path = log.toString("utf8", names, names + first);
    const to = log.toString("utf8", names + first, bytesAt);
    events.push(eventOf(kinds[kind] ?? "", { inode, offset, path, to, bytes: log.subarray(bytesAt, end) }));
    at = end;
  }
  return events;
}

interface Parts {
  readonly inode: number;
  readonly offset: number;
  readonly path: string;
  readonly to: string;
  readonly bytes: Buffer;
}

function eventOf(kind: (typeof kinds)[number], { inode, offset, path, to, bytes }: Parts): DiskEvent {
  switch (kind) {
    case "write":
      return { kind, inode, offset, bytes };
    case "resize":
      return { kind, inode, length: offset };
    case "sync":
    case "create":
      return { kind, inode, path };
    case "rename":
      return { kind, path, to };
    case "remove":
    case "folder":
      return { kind, path };
    case "said":
      return { kind, text: bytes.toString("utf8") };
    case "":
      throw new Error("the log of the shim cannot be read");
  }
}

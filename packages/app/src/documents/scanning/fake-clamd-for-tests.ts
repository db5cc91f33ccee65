import { createServer, type Socket } from "node:net";

/** What a scanner for tests does with a file; "is silent" never answers, "breaks off" hangs up in the middle. */
export type FakeBehaviour = "scans" | "is silent" | "breaks off" | "babbles";

interface FakeOptions {
  readonly behaviour?: FakeBehaviour;
  /** Larger files are refused. */
  readonly mostBytes?: number;
  /** Where it listens, in place of a port. */
  readonly path?: string;
}

export interface FakeClamd {
  readonly host: string;
  readonly port: number;
  /** Files that came in whole. */
  readonly files: Buffer[];
  /** From now on files that hold these words are malware too. */
  know(words: string): void;
  end(): Promise<void>;
}

/** The harmless text that every scanner takes for malware by agreement, put together here so that no scanner takes this source for it. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** Speaks the part of clamd's protocol that is used (clamd(8), INSTREAM): it finds EICAR anywhere in a file, and takes files up to a limit. */
export async function startFakeClamd({ behaviour = "scans", mostBytes = 25_000_000, path = "" }: FakeOptions = {}): Promise<FakeClamd> {
  const files: Buffer[] = [];
  const known = new Map([[eicar, "Eicar-Signature"]]);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    let seen = Buffer.alloc(0);
    socket.on("data", (part) => {
      if (behaviour === "breaks off") return void socket.destroy();
      if (behaviour === "is silent") return;
      if (behaviour === "babbles") return void socket.write("x".repeat(10_000));
      seen = Buffer.concat([seen, part]);
      const read = fileIn(seen, mostBytes);
      if (typeof read === "string") socket.end(`${read}\0`);
      else if (read !== null) {
        files.push(read);
        const found = [...known].find(([words]) => read.includes(words))?.[1];
        socket.end(`stream: ${found === undefined ? "OK" : `${found} FOUND`}\0`);
      }
    });
  });
  await new Promise<void>((resolve) => (path === "" ? server.listen(0, "127.0.0.1", resolve) : server.listen(path, resolve)));
  const address = server.address();
  return {
    host: "127.0.0.1",
    port: typeof address === "object" && address !== null ? address.port : 0,
    files,
    know: (words) => void known.set(words, "Test.Known-Later"),
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const command = Buffer.from("zINSTREAM\0");

/** The file, once it is whole; null before; what is answered to anything else. */
function fileIn(seen: Buffer, mostBytes: number): Buffer | string | null {
  if (seen.length < command.length) return null;
  if (!seen.subarray(0, command.length).equals(command)) return "UNKNOWN COMMAND";
  const chunks: Buffer[] = [];
  let size = 0;
  for (let at = command.length; at + 4 <= seen.length;) {
    const length = seen.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    size += length;
    if (size > mostBytes) return "INSTREAM size limit exceeded. ERROR";
    if (at + 4 + length > seen.length) return null;
    chunks.push(seen.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

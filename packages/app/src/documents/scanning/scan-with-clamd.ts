import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";

/** Where a scanner listens. */
export type ScannerAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** Why nothing is known of a file. The words name no address of the network inside. */
export class ScannerError extends Error {
  override readonly name = "ScannerError";
}

/** How long a file may take, from connecting to the answer. clamd itself gives a file up after two minutes. */
export const usualScanMs = 120_000;
const chunkBytes = 64 * 1024;
const longestAnswer = 4096;

/**
 * Has clamd look at a file, by INSTREAM: the file goes over the connection in chunks, each behind its length, the last of length zero. Its answer ends with a
 * zero byte, as the command does.
 *
 * @returns the name of what was found; null where nothing was
 * @throws ScannerError where it cannot be reached, breaks off, takes too long, or answers anything else (files beyond its own limits too)
 */
export async function scanWithClamd(bytes: Uint8Array, address: ScannerAddress, mostMs = usualScanMs): Promise<string | null> {
  const socket = connect(address);
  try {
    return verdictOf(await answerTo(bytes, socket, mostMs));
  } finally {
    socket.destroy();
  }
}

function answerTo(bytes: Uint8Array, socket: Socket, mostMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (words: string, cause?: unknown): void => reject(new ScannerError(words, { cause }));
    const late = setTimeout(() => fail(`the scanner did not answer within ${mostMs / 1000} s`), mostMs);
    let isConnected = false;
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("connect", () => {
      isConnected = true;
      // The socket's own errors are heard below; an answer may come before the file is through.
      Readable.from(framed(bytes)).pipe(socket, { end: false });
    });
    socket.on("data", (part: string) => {
      answer += part;
      const end = answer.indexOf("\0");
      if (end >= 0) resolve(answer.slice(0, end));
      else if (answer.length > longestAnswer) fail("the scanner answered something else");
    });
    socket.on("error", (cause) => fail(isConnected ? "the scanner broke off" : "the scanner cannot be reached", cause));
    socket.on("close", () => {
      clearTimeout(late);
      fail("the scanner broke off");
    });
  });
}

function* framed(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from("zINSTREAM\0");
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(count: number): Uint8Array {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(count);
  return four;
}

function verdictOf(answer: string): string | null {
  if (answer === "stream: OK") return null;
  const [before, after] = ["stream: ", " FOUND"];
  if (answer.startsWith(before) && answer.endsWith(after)) return cleanName(answer.slice(before.length, -after.length));
  if (answer.startsWith("INSTREAM size limit exceeded")) throw new ScannerError("it is larger than the scanner takes");
  throw new ScannerError("the scanner answered something else");
}

/** A signature's name, as it is shown. */
function cleanName(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, "").slice(0, 100);
}

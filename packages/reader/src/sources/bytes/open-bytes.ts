import { closeSync, constants, createReadStream, openSync, readSync, type Stats } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { RapporteurError } from "@rapporteur/core/base";

export interface OpenWishes {
  readonly highWaterMark?: number;
  /** How long a pipe that nobody writes to is waited for, milliseconds; five seconds unless told. One with a writer is waited for as long as it is open. */
  readonly patienceMs?: number;
  /** Told what the file is before it is read; it may throw. */
  readonly look?: (about: Stats) => void;
}

const untilPatienceEnds = 5_000;
const probeEveryMs = 25;
/** Opening a pipe, or a file of the system that gives nothing, would else hold a thread for ever: the program could not even end. */
const withoutWaiting = process.platform === "win32" ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Opens a file, or a pipe that somebody writes to; devices and sockets are refused before they are touched.
 *
 * @throws RAP_SOURCE_DIRECTORY, RAP_SOURCE_UNREADABLE, and what the file system throws
 */
export async function openBytes(
  path: string,
  { highWaterMark = 64 * 1024, patienceMs = untilPatienceEnds, look }: OpenWishes = {},
): Promise<Readable> {
  const about = await aboutFile(path, true);
  look?.(about);
  return about.isFIFO() ? openPipe(path, patienceMs) : createReadStream("", { fd: await open(path, withoutWaiting), highWaterMark });
}

/**
 * Opens what is read from any place in it. The caller closes it.
 *
 * @throws RAP_SOURCE_DIRECTORY, RAP_SOURCE_UNREADABLE for what is no file, and what the file system throws
 */
export async function openFile(path: string): Promise<FileHandle> {
  await aboutFile(path, false);
  return open(path, withoutWaiting);
}

async function aboutFile(path: string, maybePipe: boolean): Promise<Stats> {
  const about = await stat(path);
  if (about.isDirectory()) throw new RapporteurError("RAP_SOURCE_DIRECTORY", { source: path });
  if (about.isFile() || (maybePipe && about.isFIFO())) return about;
  throw unreadable(
    path,
    about.isFIFO() ? "it is a pipe, and this kind of file is read from any place in it" : "it is a device or a socket, not a file",
  );
}

/** Read without holding a thread, from the first byte on. */
async function openPipe(path: string, patienceMs: number): Promise<Readable> {
  const fd = openSync(path, withoutWaiting);
  try {
    const first = await firstBytes(path, fd, patienceMs);
    const pipe = new Socket({ fd, readable: true, writable: false });
    if (first.length > 0) pipe.unshift(first);
    return pipe;
  } catch (problem) {
    closeSync(fd);
    throw problem;
  }
}

/** Of an empty pipe the system says whether somebody has it open to write: it says "again" then, and "end" else. */
async function firstBytes(path: string, fd: number, patienceMs: number): Promise<Buffer> {
  const bytes = Buffer.alloc(4096);
  for (const start = performance.now(); ;) {
    try {
      const count = readSync(fd, bytes);
      if (count > 0) return bytes.subarray(0, count);
    } catch (problem) {
      if (problem instanceof Error && "code" in problem && problem.code === "EAGAIN") return Buffer.alloc(0);
      throw problem;
    }
    if (performance.now() - start > patienceMs) throw unreadable(path, "it is a pipe, and nobody writes to it");
    await wait(probeEveryMs);
  }
}

function unreadable(source: string, reason: string): RapporteurError {
  return new RapporteurError("RAP_SOURCE_UNREADABLE", { source, reason });
}

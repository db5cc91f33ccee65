import { RapporteurError } from "@rapporteur/core/base";
import { openBytes, openFile } from "./open-bytes.ts";

/** Largest file or page that is read as one document, unless told otherwise. */
export const defaultMaxBytes = 32 * 1024 * 1024;

/** True for what is fetched and not opened: anything with a scheme, so that a wrong one is answered as such. */
export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}

/** "32 MB", "200 kB", "12 bytes". */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`;
}

/**
 * Reads a file whole, or refuses it by its size before reading. Pipes, which have no size, are read up to the limit.
 *
 * @throws RAP_SOURCE_NOT_FOUND, RAP_SOURCE_DIRECTORY, RAP_SOURCE_UNREADABLE, RAP_SOURCE_TOO_LARGE
 */
export async function readBytes(path: string, maxBytes: number = defaultMaxBytes): Promise<Uint8Array> {
  try {
    const look = ({ size }: { readonly size: number }): void => {
      if (size > maxBytes) throw tooLarge(path, maxBytes);
    };
    return await collect(await openBytes(path, { look }), { source: path, maxBytes });
  } catch (error) {
    throw error instanceof RapporteurError ? error : fileError(path, error);
  }
}

/** The text of a file, however long. @throws what `readBytes` throws */
export async function readTextFile(path: string): Promise<string> {
  return Buffer.from(await readBytes(path, Infinity)).toString("utf8");
}

/** The first bytes of a file; none of what is no plain file, since a pipe gives its bytes once, or cannot be opened: reading it will say what is wrong. Cost: O(length). */
export async function readHead(path: string, length: number): Promise<Uint8Array> {
  try {
    const file = await openFile(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return new Uint8Array();
  }
}

/**
 * Everything a stream gives, up to a limit.
 *
 * @throws RAP_SOURCE_TOO_LARGE as soon as the limit is passed
 */
export async function collect(stream: AsyncIterable<Uint8Array>, limit: { source: string; maxBytes: number }): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit.maxBytes) throw tooLarge(limit.source, limit.maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(source: string, maxBytes: number): RapporteurError {
  return new RapporteurError("RAP_SOURCE_TOO_LARGE", { source, limit: sizeInWords(maxBytes) });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its links lead in a circle",
  EIO: "the disk reports an error",
  EAGAIN: "it gives nothing",
};

/** A file system's error in the words of the catalogue. */
export function fileError(path: string, cause: unknown): RapporteurError {
  const code = (cause as { code?: unknown }).code;
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG" || code === "ERR_INVALID_ARG_VALUE") {
    return new RapporteurError("RAP_SOURCE_NOT_FOUND", { source: path }, { cause });
  }
  const reason = reasons[String(code)] ?? (cause as Error).message;
  return new RapporteurError("RAP_SOURCE_UNREADABLE", { source: path, reason }, { cause });
}

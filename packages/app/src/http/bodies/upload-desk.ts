import { randomUUID } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";
import { defaultMaxBytes } from "@rapporteur/reader/sources";
import { accountSlots, type SlotLimits } from "./account-slots.ts";
import { byteBudget } from "./byte-budget.ts";

export interface UploadLimits extends SlotLimits {
  /** Bytes of files that lie in memory, to be read, at the same moment; a larger file has them alone. */
  readonly mostHeldBytes: number;
  /** A file that brings less than this in a whole window is given up. */
  readonly leastBytesPerSecond: number;
  readonly windowMs: number;
}

export const usualUploadLimits: UploadLimits = {
  mostAtOnce: 32,
  mostPerAccount: 4,
  mostHeldBytes: 200_000_000,
  leastBytesPerSecond: 8000,
  windowMs: 10_000,
};

/** Files on their way in: bounded in number, in pace, and in the memory that they take. */
export interface UploadDesk {
  /** Takes one of the slots until the answer is over; false where the account, or everybody, has all of theirs. */
  take(account: string, call: { readonly request: FastifyRequest; readonly reply: FastifyReply }): boolean;
  /** The whole file, once it has come in and there is memory for it. @throws RAP_SOURCE_TOO_LARGE, RAP_HTTP_SLOW, RAP_STORE_FULL */
  receive(request: FastifyRequest, payload: Readable, maxBytes: number): Promise<Uint8Array>;
}

/**
 * A file waits on the disk until it is whole, so that slow senders take no memory; the few that are read at once share a budget.
 * The file on the disk has no name from the moment it is opened, so that nothing stays behind however the server ends.
 */
export function openUploadDesk(limits: UploadLimits): UploadDesk {
  const slots = accountSlots(limits);
  const budget = byteBudget(limits.mostHeldBytes);
  const replies = new WeakMap<FastifyRequest, FastifyReply>();
  return {
    take(account, { request, reply }) {
      replies.set(request, reply);
      return slots.take(account, reply);
    },
    async receive(request, payload, maxBytes) {
      const file = await openNameless();
      try {
        const reply = replies.get(request);
        const size = await spool(payload, file, { limits, maxBytes, name: nameOf(request), onSlow: () => void reply?.header("connection", "close") });
        const give = await budget.take(size);
        const answer = reply?.raw;
        if (answer === undefined || answer.destroyed || answer.writableEnded) give();
        else answer.once("close", give);
        return await readWhole(file, size);
      } finally {
        await file.close();
      }
    },
  };
}

/** Bytes that a file of this name may have: documents are read whole, archives file by file. */
export function mostUploadBytes(request: FastifyRequest, maxBytes: number): number {
  return /\.zip$/i.test(nameOf(request)) ? maxBytes : Math.min(maxBytes, defaultMaxBytes);
}

/** Refuses by what is announced, before a byte of it is taken. @throws RAP_SOURCE_TOO_LARGE */
export function demandSize(request: FastifyRequest, maxBytes: number): void {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(nameOf(request), maxBytes);
}

function nameOf(request: FastifyRequest): string {
  const { name } = request.query as { name?: unknown };
  return typeof name === "string" ? name.slice(0, 200) : "the file";
}

function tooLarge(name: string, maxBytes: number): RapporteurError {
  return new RapporteurError("RAP_SOURCE_TOO_LARGE", { source: name, limit: `${Math.floor(maxBytes / 1_000_000)} MB` });
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `rapporteur-upload-${randomUUID()}`);
  try {
    const file = await open(path, "wx+", 0o600);
    // Windows keeps the name until the file is closed; there the system's own cleaning of temporary files is relied on.
    await rm(path, { force: true }).catch(() => undefined);
    return file;
  } catch (thrown) {
    throw diskError(thrown);
  }
}

function diskError(thrown: unknown): unknown {
  const isFull = ["ENOSPC", "EDQUOT"].includes((thrown as NodeJS.ErrnoException).code ?? "");
  return isFull ? new RapporteurError("RAP_STORE_FULL", { location: tmpdir() }, { cause: thrown }) : thrown;
}

interface Spooling {
  readonly limits: UploadLimits;
  readonly maxBytes: number;
  readonly name: string;
  /** Called before it is given up for its pace: what is left of it is not waited for. */
  readonly onSlow: () => void;
}

/** How many bytes came. A client that sends slowly is answered, not cut off: hence the race instead of destroying the stream. */
async function spool(payload: Readable, file: FileHandle, { limits, maxBytes, name, onSlow }: Spooling): Promise<number> {
  let size = 0;
  let seen = 0;
  let timer: NodeJS.Timeout | undefined;
  const drips = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      const least = (limits.leastBytesPerSecond * limits.windowMs) / 1000;
      if (size - seen < least) onSlow();
      if (size - seen < least) reject(new RapporteurError("RAP_HTTP_SLOW", { seconds: Math.ceil(limits.windowMs / 1000) }));
      seen = size;
    }, limits.windowMs);
  });
  const pump = async (): Promise<void> => {
    for await (const chunk of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(name, maxBytes);
      await file.write(chunk).catch((thrown: unknown) => Promise.reject(diskError(thrown)));
    }
  };
  const pumping = pump().catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code !== "ECONNRESET") throw thrown;
    throw new RapporteurError("RAP_HTTP_FIELD", { field: "request", problem: "is not whole", cure: "send it again" }, { cause: thrown });
  });
  // What the loser of the race throws later is nobody's.
  pumping.catch(() => undefined);
  try {
    await Promise.race([pumping, drips]);
  } finally {
    clearInterval(timer);
  }
  return size;
}

async function readWhole(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size);
  for (let at = 0; at < size;) {
    const { bytesRead } = await file.read(bytes, at, size - at, at);
    if (bytesRead === 0) throw new Error("an upload's file became shorter");
    at += bytesRead;
  }
  return bytes;
}

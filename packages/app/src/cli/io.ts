import type { FetchOptions } from "@rapporteur/reader/sources";
import type { ReadingPool } from "../jobs/reading-pool.ts";

/** What the command line touches of the world; tests pass their own. */
export interface CommandIo {
  readonly stdout: {
    /** False where the reader is slower than the writer; it takes more after "drain". */
    write(text: string): boolean;
    once?(event: "drain", listener: () => void): unknown;
    readonly isTTY?: boolean;
    readonly columns?: number;
  };
  readonly stderr: { write(text: string): boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readStdin: () => Promise<Uint8Array>;
  /** Standard input piece by piece, for what should not lie in memory at once. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Resolves when the user asks to stop (Ctrl-C, SIGTERM). */
  readonly untilStopped: () => Promise<void>;
  /** Calls back when the user asks to stop, until the returned function is called; the program then ends by itself, and not at once. */
  readonly onStop?: (stop: () => void) => () => void;
  /** Milliseconds since 1970 UTC; the machine's clock where left out. The only clock there is below the command line. */
  readonly now?: () => number;
  /** How addresses are fetched; the network where left out. */
  readonly fetch?: FetchOptions;
  /** Starts the processes that read documents; as many as are told where left out. */
  readonly openReaders?: (count: number | undefined) => ReadingPool;
}

export function nowOf(io: CommandIo): number {
  return io.now?.() ?? Date.now();
}

/** Columns to wrap to: the terminal's, else COLUMNS, else 80; never under 40. */
export function widthOf(io: CommandIo): number {
  const asked = io.stdout.columns ?? Number(io.env["COLUMNS"] ?? 80);
  return Number.isFinite(asked) && asked >= 40 ? Math.floor(asked) : asked > 0 && asked < 40 ? 40 : 80;
}

/** Colour only on a terminal that wants it: NO_COLOR switches it off, FORCE_COLOR on, TERM=dumb off. */
export function wantsColour(io: CommandIo): boolean {
  if ((io.env["NO_COLOR"] ?? "") !== "") return false;
  if ((io.env["FORCE_COLOR"] ?? "") !== "" && io.env["FORCE_COLOR"] !== "0") return true;
  return io.stdout.isTTY === true && io.env["TERM"] !== "dumb";
}

import { isRapporteurError } from "../../../packages/core/src/base/errors.ts";
import { seededRandom } from "../../../packages/core/src/base/random.ts";
import type { FuzzedReader } from "./reader-list.ts";

export interface ReaderReport {
  readonly name: string;
  readonly mutants: number;
  /** How often it was read, or refused with which code. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** What is no error of the catalogue, or took too long, with what brings it about again. */
  readonly breaches: readonly { readonly seed: number; readonly what: string; readonly base64: string }[];
}

export interface ReaderPlan {
  readonly count: number;
  readonly seed: number;
  readonly isOver?: () => boolean;
}

/** The longest that the reading process would be given. */
const longestMs = 30_000;

/** Lets a reader read changed files: each is read, or refused with an error of the catalogue, in time. Each file follows from its own seed. */
export async function fuzzReader(reader: FuzzedReader, { count, seed, isOver = () => false }: ReaderPlan): Promise<ReaderReport> {
  const outcomes: Record<string, number> = {};
  const breaches: ReaderReport["breaches"][number][] = [];
  let slowestMs = 0;
  let mutants = 0;
  for (; mutants < count && !isOver(); mutants++) {
    const own = seed * 1_000_003 + mutants;
    const bytes = reader.make(seededRandom(own));
    const start = performance.now();
    const thrown: unknown = await reader.read(bytes).then(
      () => null,
      (problem: unknown) => problem,
    );
    const tookMs = performance.now() - start;
    slowestMs = Math.max(slowestMs, tookMs);
    const outcome = thrown === null ? "read" : isRapporteurError(thrown) ? thrown.code : "unforeseen";
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const what = outcome === "unforeseen" ? String(thrown) : tookMs > longestMs ? `it took ${Math.round(tookMs)} ms` : null;
    if (what !== null) breaches.push({ seed: own, what, base64: Buffer.from(bytes).toString("base64") });
  }
  return { name: reader.name, mutants, outcomes, slowestMs: Math.round(slowestMs), breaches };
}

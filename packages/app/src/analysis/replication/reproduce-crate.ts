import { createHash } from "node:crypto";
import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { version } from "@rapporteur/reader/version";
import { unpackParts, type UnpackedParts } from "@rapporteur/reader/sources";
import { z } from "zod";
import type { Trust } from "@rapporteur/engines/agreement/unstable";
import { readStatementsJsonl } from "../../exchange/statements/statements-jsonl.ts";
import type { AnalysisInput } from "../library/gather-analysis.ts";
import { computeFigure } from "./compute-figures.ts";
import { crateContext, crateEntity, crateFigure, crateParts } from "./crate-parts.ts";
import { firstDifference } from "./first-difference.ts";

export interface ReproducedFigure {
  readonly name: string;
  readonly isSame: boolean;
  /** Where the two differ first, and how; "" where they do not. */
  readonly difference: string;
}

export interface Reproduced {
  readonly figures: readonly ReproducedFigure[];
  readonly warnings: readonly Warning[];
}

const limits = { maxBytes: 1024 * 1024 * 1024, maxEntries: 10_000 };

/**
 * Computes every figure of a replication crate again from the crate's own data, and compares.
 *
 * @param file how errors name it
 * @throws RAP_EXCHANGE_CRATE where a part is missing, damaged or another than the crate's list says; RAP_SOURCE_DAMAGED, RAP_SOURCE_INFLATES
 * Cost: that of each figure.
 */
export async function reproduceCrate(bytes: Uint8Array, file: string, onProgress?: (done: number, total: number) => void): Promise<Reproduced> {
  const isWanted = (name: string): boolean => /^(?:data|figures)\/[\w.-]+$/.test(name) || name === crateParts.metadata;
  const parts = await unpackParts(bytes, { source: file, isWanted, ...limits });
  checkHashes(parts, file);
  const context = parse(crateContext, textOf(parts, crateParts.context, file), { file, part: crateParts.context });
  const input: AnalysisInput = {
    table: readStatementsJsonl(textOf(parts, crateParts.statements, file), `${file}/${crateParts.statements}`),
    entities: entitiesOf(parts, file),
    trust: context.trust.map(plainTrust),
    readouts: new Map(),
    ledger: context,
    coders: new Map(),
    now: context.now,
  };
  const names = [...parts.keys()].filter((name) => name.startsWith(crateParts.figures)).toSorted();
  const figures: ReproducedFigure[] = [];
  for (const [at, name] of names.entries()) {
    const { analysis, options, ...kept } = parse(crateFigure, textOf(parts, name, file), { file, part: name });
    const { report, error } = await computeFigure(input, { analysis, options }, context.countsDrafts);
    const difference = firstDifference({ report: kept.report, error: kept.error }, { report, error });
    figures.push({ name: name.slice(crateParts.figures.length), isSame: difference === null, difference: difference ?? "" });
    onProgress?.(at + 1, names.length);
  }
  return { figures, warnings: versionWarnings(context.producer) };
}

function refuse(file: string, part: string, problem: string, cause?: unknown): RapporteurError {
  return new RapporteurError("RAP_EXCHANGE_CRATE", { file, part, problem }, { cause });
}

function textOf(parts: UnpackedParts, part: string, file: string): string {
  const bytes = parts.get(part);
  if (bytes === undefined) throw refuse(file, part, "it is missing");
  return new TextDecoder().decode(bytes);
}

interface Place {
  readonly file: string;
  readonly part: string;
}

function parse<T>(schema: z.ZodType<T>, text: string, { file, part }: Place): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(file, part, "it is not JSON", error);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refuse(file, part, z.prettifyError(parsed.error).split("\n").slice(0, 2).join(" "), parsed.error);
}

const metadata = z.looseObject({ "@graph": z.array(z.looseObject({ "@id": z.string(), sha256: z.string().optional() })) });

/** A part that was changed since the crate was made would be compared with itself. */
function checkHashes(parts: UnpackedParts, file: string): void {
  const { "@graph": graph } = parse(metadata, textOf(parts, crateParts.metadata, file), { file, part: crateParts.metadata });
  for (const { "@id": part, sha256 } of graph) {
    const bytes = parts.get(part);
    if (sha256 === undefined || !/^(?:data|figures)\//.test(part)) continue;
    if (bytes === undefined) throw refuse(file, part, "it is missing");
    if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw refuse(file, part, "it was changed since the crate was made");
  }
}

function entitiesOf(parts: UnpackedParts, file: string): AnalysisInput["entities"] {
  const lines = textOf(parts, crateParts.entities, file).split("\n");
  const schema = crateEntity;
  return lines.filter((line) => line.trim() !== "").map((line) => ({ ...parse(schema, line, { file, part: crateParts.entities }), mentions: [] }));
}

/** An empty record stands for a share that nobody measured. */
function plainTrust({ type, precision, recall }: z.infer<typeof crateContext>["trust"][number]): Trust {
  const plain = (share: object | null): Trust["precision"] =>
    share === null || Object.keys(share).length === 0 ? null : (share as Trust["precision"]);
  return { type, precision: plain(precision), recall: plain(recall) };
}

function versionWarnings(producer: string): Warning[] {
  const own = `Rapporteur ${version}`;
  return producer === own ? [] : [{ code: "crate-version", message: `the crate was made by ${producer}, and this is ${own}` }];
}

import { compareSpans } from "@rapporteur/core/model";
import { compareTexts } from "@rapporteur/core/base";
import { createHash } from "node:crypto";
import { RapporteurError } from "@rapporteur/core/base";
import { openModelClient, type ModelTurns } from "../llm/ai-sdk-client.ts";
import { codeWithModel, estimateModelCost, type CostEstimate, type ModelCoding } from "../llm/code-with-model.ts";
import { ModelRequestError } from "../llm/model-client.ts";
import { fileReplyCache } from "../llm/file-reply-cache.ts";
import type { Readout } from "@rapporteur/reader/readout";

export interface EndpointCodingOptions {
  readonly endpoint: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  readonly tokenBudget: number;
  readonly minIntervalMs: number;
  /** Turns that several processes share. */
  readonly turns?: ModelTurns | undefined;
  /** Keep the built-in coder's drafts beside the model's; each carries its coder's name. */
  readonly withBuiltIn: boolean;
  readonly cacheFolder?: string;
  readonly untilStopped?: () => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface EndpointCoding {
  readonly readout: Readout;
  readonly coding: ModelCoding;
  /** What was drafted, refused and why, and where it stopped, in a few sentences. */
  readonly report: string;
}

/** What coding a readout's document with a language model would cost, before anything is sent. */
export function estimateCoding(readout: Readout): CostEstimate {
  return estimateModelCost(readout);
}

/** A readout with the drafts of a language model behind an OpenAI-compatible endpoint. */
export async function codeWithEndpoint(readout: Readout, options: EndpointCodingOptions): Promise<EndpointCoding> {
  const client = await openModelClient(options);
  const stop = new AbortController();
  void options.untilStopped?.().then((): void => stop.abort());
  const coding = await codeWithModel(readout, {
    client,
    cache: fileReplyCache(options.cacheFolder ?? ".rapporteur-cache"),
    digest: (text) => createHash("sha256").update(text).digest("hex"),
    tokenBudget: options.tokenBudget,
    signal: stop.signal,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  return withCoding(readout, coding, options);
}

/** The pure part of `codeWithEndpoint`: the readout with what a model drafted, statements in the order of the text. */
export function withCoding(readout: Readout, coding: ModelCoding, options: Pick<EndpointCodingOptions, "model" | "withBuiltIn">): EndpointCoding {
  const own = options.withBuiltIn ? readout.statements : [];
  const statements = [...own, ...coding.statements].sort((a, b) => compareSpans(a, b) || compareTexts(a.id, b.id));
  // Comparison and answers rest on the built-in coder's drafts and stand or fall with them.
  const rest = options.withBuiltIn ? {} : { comparison: [], answers: [] };
  return {
    readout: { ...readout, ...rest, statements, producer: { ...readout.producer, coder: coderName(options, readout) } },
    coding,
    report: reportOf(coding),
  };
}

/** Why a document's coding does not count as one: the endpoint does not take a passage of it. Null where it took all. */
export function refusalIn({ failed }: ModelCoding): RapporteurError | null {
  const refused = failed.find(({ isRefusal }) => isRefusal);
  return refused === undefined ? null : new RapporteurError("RAP_LLM_REFUSED", { ...refused.window, reason: refused.reason });
}

/** Why an endpoint that refused everything may answer later; null where it would not. */
export function whyAway(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !(thrown.cause instanceof ModelRequestError)) return null;
  return thrown.cause.mayPass ? thrown.cause.message : null;
}

function coderName({ model, withBuiltIn }: Pick<EndpointCodingOptions, "model" | "withBuiltIn">, readout: Readout): string {
  return withBuiltIn ? `${readout.producer.coder} + model:${model}` : `model:${model}`;
}

function reportOf(coding: ModelCoding): string {
  const refused = Object.entries(coding.refused).filter(([, count]) => count > 0);
  return [
    `${coding.statements.length} drafts from ${coding.windows} windows (${coding.fromCache} kept from before), ${coding.tokens} tokens.`,
    ...(refused.length > 0 ? [`Refused: ${refused.map(([reason, count]) => `${count} ${reason}`).join(", ")}.`] : []),
    ...coding.failed.map(({ window, reason }) => `No answer for characters ${window.start} to ${window.end}: ${reason}.`),
    ...(coding.stoppedBy === "budget" ? ["Stopped at the budget; raise --budget and run again to go on."] : []),
    ...(coding.stoppedBy === "cancel" ? ["Stopped; run again to go on."] : []),
  ].join("\n");
}

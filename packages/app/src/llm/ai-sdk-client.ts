import { RapporteurError } from "@rapporteur/core/base";
import { boundedAnswer } from "./bounded-answer.ts";
import { modelAnswerSchema } from "./draft-schema.ts";
import { ModelRequestError, type ModelClient, type ModelReply, type ModelRequest } from "./model-client.ts";
import { failureOf } from "./status-failure.ts";

export interface EndpointOptions {
  /** Address of an OpenAI-compatible interface, e.g. http://127.0.0.1:11434/v1 for Ollama. */
  readonly endpoint: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  readonly timeoutMs?: number;
  /** How often a request that may pass is tried again; waits double from two seconds unless the server names one. */
  readonly maxRetries?: number;
  /** Least time between two requests: a rate limit of our own. */
  readonly minIntervalMs?: number;
  /** Turns that several processes share; in their place of `minIntervalMs` and of retries that only this one knows of. */
  readonly turns?: ModelTurns | undefined;
}

/** Turns at an endpoint. */
export interface ModelTurns {
  /** Books the next one. @returns how long to wait for it, in milliseconds */
  readonly take: () => Promise<number>;
  /** The endpoint asked everybody to wait. */
  readonly hold: (forMs: number) => Promise<void>;
}

/**
 * A client of an OpenAI-compatible endpoint through the AI SDK, which is loaded only now.
 *
 * @throws RAP_LLM_PACKAGE where the optional packages are not installed
 */
export async function openModelClient(options: EndpointOptions): Promise<ModelClient> {
  const sdk = await loadSdk();
  const provider = sdk.createOpenAICompatible({
    name: "endpoint",
    baseURL: options.endpoint.replace(/\/+$/, ""),
    supportsStructuredOutputs: true,
    // A redirect would take the text to whatever server it names.
    fetch: async (address, init) => boundedAnswer(await fetch(address, { ...init, redirect: "manual" })),
    ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
  });
  const model = provider(options.model);
  let next = 0;
  return {
    model: options.model,
    ask: async (request) => {
      if (options.turns !== undefined) return askInTurn(options.turns, () => ask(sdk, model, { request, options: { ...options, maxRetries: 0 } }));
      const wait = next - performance.now();
      if (wait > 0) await delay(wait);
      next = performance.now() + (options.minIntervalMs ?? 0);
      return ask(sdk, model, { request, options });
    },
  };
}

const mostTurns = 3;
const firstHoldMs = 2000;
const longestHoldMs = 120_000;

/** Waits for a turn; where the endpoint asks to come later, nobody asks before. */
async function askInTurn(turns: ModelTurns, askNow: () => Promise<ModelReply>): Promise<ModelReply> {
  for (let turn = 1; ; turn++) {
    await delay(await turns.take());
    try {
      return await askNow();
    } catch (thrown) {
      if (!(thrown instanceof ModelRequestError) || !thrown.mayPass) throw thrown;
      await turns.hold(Math.min(longestHoldMs, thrown.waitMs ?? firstHoldMs * 2 ** (turn - 1)));
      if (turn === mostTurns) throw thrown;
    }
  }
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Sdk = Awaited<ReturnType<typeof loadSdk>>;

async function loadSdk() {
  try {
    const [ai, compatible] = await Promise.all([import("ai"), import("@ai-sdk/openai-compatible")]);
    return { ...ai, createOpenAICompatible: compatible.createOpenAICompatible };
  } catch (cause) {
    throw new RapporteurError("RAP_LLM_PACKAGE", {}, { cause });
  }
}

async function ask(
  sdk: Sdk,
  model: ReturnType<ReturnType<Sdk["createOpenAICompatible"]>>,
  { request, options }: { request: ModelRequest; options: EndpointOptions },
): Promise<ModelReply> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 120_000);
  try {
    const result = await sdk.generateText({
      model,
      system: request.system,
      prompt: request.prompt,
      output: sdk.Output.object({ schema: modelAnswerSchema }),
      temperature: 0,
      maxRetries: options.maxRetries ?? 4,
      abortSignal: request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]),
    });
    return { answer: result.output, inputTokens: result.usage.inputTokens ?? 0, outputTokens: result.usage.outputTokens ?? 0 };
  } catch (thrown) {
    return salvage(sdk, thrown, timeout.aborted);
  }
}

/** An answer that does not fit the schema as a whole is handed on as it is: its entries are judged one by one. */
function salvage(sdk: Sdk, thrown: unknown, isTimeout: boolean): ModelReply {
  if (sdk.NoObjectGeneratedError.isInstance(thrown)) {
    const answer = tryParse(thrown.text ?? "");
    if (answer === null) throw new ModelRequestError("the answer is not JSON", { cause: thrown });
    return { answer, inputTokens: thrown.usage?.inputTokens ?? 0, outputTokens: thrown.usage?.outputTokens ?? 0 };
  }
  if (isTimeout) throw new ModelRequestError("no answer in time", { mayPass: true, cause: thrown });
  const last = sdk.RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  if (last instanceof Error && last.cause instanceof ModelRequestError) throw last.cause;
  if (sdk.APICallError.isInstance(last)) {
    const { reason, ...kind } = failureOf(last);
    throw new ModelRequestError(reason, { ...kind, cause: thrown });
  }
  throw new ModelRequestError(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
}

/** JSON, also where a model wrapped it into a code fence or a sentence. */
function tryParse(text: string): unknown {
  const [first, last] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (first < 0 || last < first) return null;
  try {
    return JSON.parse(text.slice(first, last + 1)) as unknown;
  } catch {
    return null;
  }
}

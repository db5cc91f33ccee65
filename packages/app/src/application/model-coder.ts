import { RapporteurError } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import { codeWithEndpoint, refusalIn, whyAway, type EndpointCoding } from "../documents/code-with-endpoint.ts";
import type { Settings } from "../settings/config.ts";
import type { Store } from "../store/store.ts";

const minuteMs = 60_000;

/**
 * The language model that the settings name; undefined where they name none. All servers and workers of the library share its turns, so that its endpoint gets no
 * more requests a minute than the settings allow. A coding that stopped half way is none: the unit fails, or is done again later where the endpoint was away.
 */
export function modelCoder({ jobs }: Pick<Store, "jobs">, settings: Settings): ((readout: Readout) => Promise<Readout>) | undefined {
  const { modelEndpoint, modelName, modelKey, modelBudget, modelRate } = settings;
  if (modelEndpoint === null || modelName === null) return undefined;
  const place = new URL(modelEndpoint).host;
  const everyMs = modelRate === 0 ? 0 : minuteMs / modelRate;
  const turns = { take: () => jobs.takeTurn(place, everyMs), hold: (forMs: number) => jobs.holdTurns(place, forMs) };
  const options = {
    endpoint: modelEndpoint,
    model: modelName,
    apiKey: modelKey ?? undefined,
    tokenBudget: modelBudget,
    minIntervalMs: 1,
    withBuiltIn: false,
    turns,
  };
  return async (readout) => {
    const { coding, readout: coded } = await codeWithEndpoint(readout, options).catch((thrown: unknown) => refuse(thrown, modelName));
    if (coding.stoppedBy !== "nothing") throw new RapporteurError("RAP_LIBRARY_MODEL_STOPPED", { model: modelName, reason: coding.stoppedBy });
    const refusal = refusalIn(coding);
    if (refusal !== null) throw refusal;
    const away = coding.failed.find(({ mayPass }) => mayPass);
    if (away !== undefined) throw new RapporteurError("RAP_LIBRARY_MODEL_AWAY", { model: modelName, reason: away.reason });
    return coded;
  };
}

function refuse(thrown: unknown, model: string): EndpointCoding {
  const reason = whyAway(thrown);
  if (reason === null) throw thrown;
  throw new RapporteurError("RAP_LIBRARY_MODEL_AWAY", { model, reason }, { cause: thrown });
}

import { openJob, seesJob, steerJob } from "../../application/library-jobs.ts";
import { runAnalysis } from "../../application/library-analyse.ts";
import type { AnalysisName } from "../../contract/analysis-options.ts";
import { exportLibrary } from "../../analysis/export/export-library.ts";
import type { Handler, HandlersOf } from "../handler.ts";
import type { Api } from "../../contract/api.ts";
import { presentJob } from "./present.ts";

function analysis<K extends AnalysisName>(analysis: K): Handler<Api["analyses"][K]> {
  const handle: Handler<Api["analyses"]["network"]> = async ({ app, place, body, signal }) => runAnalysis(app, place, { analysis, ...body }, signal);
  return handle as Handler<Api["analyses"][K]>;
}

export const analyses: HandlersOf<"analyses"> = {
  network: analysis("network"),
  relations: analysis("relations"),
  causes: analysis("causes"),
  whatif: analysis("whatif"),
  forecasts: analysis("forecasts"),
  agreement: analysis("agreement"),
  comparison: analysis("comparison"),
  exportFile: async ({ place, body }) => exportLibrary(place, body),
};

export const jobs: HandlersOf<"jobs"> = {
  list: async ({ app, place, query }) => {
    const { entries, next } = await place.store.jobs.list(place.project, query);
    return { entries: entries.filter((job) => seesJob(app, place, job)).map(presentJob), next };
  },
  get: async ({ app, place, params }) => presentJob(await openJob(app, place, params.id)),
  steer: async ({ app, place, params, body }) => presentJob(await steerJob(app, place, { id: params.id, ...body })),
  failures: async ({ app, place, params, query }) => {
    await openJob(app, place, params.id);
    return place.store.jobs.failures(place.project, params.id, query);
  },
};

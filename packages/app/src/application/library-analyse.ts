import type { AppContext } from "./app-context.ts";
import { analyseLibrary, isLongAnalysis, type LibraryReport } from "../analysis/library/analyse-library.ts";
import type { AnalysisRequest } from "../analysis/library/analysis-request.ts";
import { gatherAnalysis } from "../analysis/library/gather-analysis.ts";
import { authorise } from "../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";

/**
 * An analysis, or the job that makes it where it takes longer than a second. Jobs see the whole project, so who sees a part of it is answered at once,
 * however long it takes.
 *
 * @param signal aborts when nobody waits for the answer any more
 * @throws RAP_LIBRARY_OPTION, RAP_SERVICE_NONE_ACCEPTED, RAP_LIBRARY_TOO_MUCH, RAP_LIBRARY_BUSY, and what the engine throws
 */
export async function runAnalysis(
  app: AppContext,
  workplace: Workplace,
  request: AnalysisRequest,
  signal?: AbortSignal,
): Promise<{ report: LibraryReport } | { jobId: string }> {
  const seesAll = workplace.store === app.store;
  const statements = await workplace.store.lists.statementCount(workplace.project, { limit: 1, documents: request.documents });
  if (!seesAll || !isLongAnalysis(request, statements)) return { report: await analyseNow(app, workplace, { request, signal }) };
  const { jobs } = authorise(workplace, "analyse");
  const { project, by, makeId } = workplace;
  const id = makeId("j");
  const about = { id, project, kind: "analysis", request: { analysis: request.analysis }, isAwaited: true };
  const unit = { label: request.analysis, request: { task: "analysis", project, by, request } };
  await jobs.add({ ...about, createdBy: accountOf(workplace), createdAt: momentOf(workplace) }, [unit]);
  await jobs.seal(id);
  app.work.wake();
  return { jobId: id };
}

/** In a process of its own, within limits: a few statements can ask for more windows, runs or paths than a server has time for. */
async function analyseNow(
  app: AppContext,
  workplace: Workplace,
  { request, signal }: { request: AnalysisRequest; signal: AbortSignal | undefined },
): Promise<LibraryReport> {
  const { pool } = app.work;
  if (pool === undefined) return analyseLibrary(workplace, request);
  return pool.analyse(await gatherAnalysis(workplace, request), request, { signal });
}

import type { AppContext } from "./app-context.ts";
import { collect } from "../library/collect.ts";
import type { Workplace } from "../library/workplace.ts";
import type { FigureAsked } from "../analysis/threads/figure-message.ts";

/** How many statements the caller's figures are made from, and whether a browser is to make them itself. Cost: a count. */
export async function figureSize({ settings }: AppContext, { store, project }: Workplace): Promise<{ statements: number; isForBrowser: boolean }> {
  const statements = await store.lists.statementCount(project, { limit: 1 });
  return { statements, isForBrowser: statements <= settings.figuresInBrowser };
}

interface AskedBy {
  /** Equal for callers who see the same: `visibilityKey`. */
  readonly visibility: string;
  readonly signal: AbortSignal;
}

/** A figure of what the caller sees of the project, as JSON (see `FigureThreads.answer`). Cost: with the first one after a change the statement table is read. */
export async function projectFigure(
  app: AppContext,
  { store, project }: Workplace,
  asked: FigureAsked,
  { visibility, signal }: AskedBy,
): Promise<Uint8Array> {
  const source = {
    project,
    view: `${project} ${visibility}`,
    head: () => store.history.head(project),
    read: async () => {
      const { table, revision } = await store.tables.statements(project);
      const entities = await collect(store.records.all(project, "entity"));
      return { table, revision, entities: entities.map(({ record }) => record) };
    },
  };
  return app.figures.answer(source, asked, signal);
}

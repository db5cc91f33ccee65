import type { FigureTasks } from "@rapporteur/app/analysis/figures";

export type StatementScope = NonNullable<FigureTasks["overview"]["request"]["scope"]>;

/** The same as the client takes it, whose lists may be changed. */
export function sentScope({ documents, tags, speakers, without, types, from, to }: StatementScope) {
  return { documents: [...documents], tags: [...tags], speakers: [...speakers], without: [...without], types: [...types], from, to };
}

import type { FigureTasks } from "@rapporteur/app/analysis/figures";

export type StatementScope = NonNullable<FigureTasks["overview"]["request"]["scope"]>;

/** The same as the client takes it, whose lists may be changed. */
export function sentScope({ documents, tags, contributors, speakers, without, types, from, to }: StatementScope) {
  const lists = { documents: [...documents], tags: [...tags], contributors: [...contributors], speakers: [...speakers] };
  return { ...lists, without: [...without], types: [...types], from, to };
}

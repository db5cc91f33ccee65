import { keep, readKept } from "./browser-store.ts";

const nameOf = (project: string): string => `rapporteur.read.${project}`;

/** Id of the document that was read last in this browser; null where none is known. */
export function lastRead(project: string): string | null {
  return readKept(nameOf(project));
}

/** Remembers the document that is being read; null forgets it. */
export function keepLastRead(project: string, id: string | null): void {
  keep(nameOf(project), id);
}

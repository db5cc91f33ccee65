import type { Column } from "@rapporteur/core/model";

/*
 * REFI-QDA knows codes, and no statements with variables. Written there, a statement is one selection that carries the code of its type and a code for each
 * value; the codebook has types at the top, their variables below, values below these. The descriptions of types and variables say so, and come
 * back from programs that keep descriptions: by them the statements are read again. What does not fit a code stands in the selection's description.
 */

const typeMark = "Statement type of Rapporteur";
const variableMark = "Variable of Rapporteur: ";

export const typeDescription = typeMark;
export const isTypeDescription = (description: string): boolean => description.trim().startsWith(typeMark);

export const variableDescription = (kind: Column["kind"]): string => variableMark + kind;

const kinds: readonly Column["kind"][] = ["entity", "text", "boolean", "integer", "number", "date"];

/** The kind of a variable that a code stands for; null where it stands for none. */
export function kindOfDescription(description: string): Column["kind"] | null {
  const kind = description.trim().startsWith(variableMark) ? description.trim().slice(variableMark.length).split(/\s/, 1)[0] : undefined;
  return kinds.find((known) => known === kind) ?? null;
}

/** The user whose codings are drafts that nobody has reviewed. */
export const draftUser = "Machine drafts (not reviewed)";

/** Values that no code stands for, one a line: "weight = -2". */
export function writeMemo(values: readonly (readonly [name: string, value: string])[]): string {
  return values.map(([name, value]) => `${name} = ${/[\n\r"]/.test(value) ? JSON.stringify(value) : value}`).join("\n");
}

/** What `writeMemo` wrote; lines of another form are passed over. */
export function readMemo(memo: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of memo.split("\n")) {
    const [, name, value] = /^\s*([^=\n]{1,200}?) = ([^\n]*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) values.set(name, plainValue(value));
  }
  return values;
}

function plainValue(written: string): string {
  if (!written.startsWith('"')) return written;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "string" ? value : written;
  } catch {
    return written;
  }
}

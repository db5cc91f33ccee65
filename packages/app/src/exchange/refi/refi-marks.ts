import type { Column } from "@rapporteur/core/model";

/*
 * REFI-QDA knows codes, and no statements with variables. Written there, a statement is one selection that carries the code of its type and a code for each
 * value; the codebook has types at the top, their variables below, values below these. The descriptions of types and variables say so, and come
 * back from programs that keep descriptions: by them the statements are read again. No two codes have one name, since QualCoder knows a code by its name
 * alone: a second one has its place behind its name, and its description says the name that is meant. What does not fit a code stands in the selection's description.
 */

const typeMark = "Statement type of Rapporteur";
const variableMark = "Variable of Rapporteur: ";
const valueMark = "Value of Rapporteur: ";

export const typeDescription = typeMark;
export const isTypeDescription = (description: string): boolean => description.trim().startsWith(typeMark);

/** @param name of the variable, where another code has it */
export const variableDescription = (kind: Column["kind"], name?: string): string =>
  variableMark + kind + (name === undefined ? "" : ` ${JSON.stringify(name)}`);

const kinds: readonly Column["kind"][] = ["entity", "text", "boolean", "integer", "number", "date"];

/** What a code says of a value whose own name another code has. */
export const valueDescription = (value: string): string => valueMark + JSON.stringify(value);

/** The value or variable that a code stands for, where its description says another one than its name. */
export function ownNameOf(name: string, description: string): string {
  const said = description.trim();
  if (said.startsWith(valueMark)) return plainValue(said.slice(valueMark.length).split("\n", 1)[0] ?? "");
  const written = said.startsWith(variableMark) ? /^\S+ (".*")$/s.exec(said.slice(variableMark.length))?.[1] : undefined;
  return written === undefined ? name : plainValue(written);
}

/** What is written about a concept: the description of its code, behind the line that says its name where there is one. */
export const noteOfDescription = (description: string): string =>
  description.trim().startsWith(valueMark) ? description.trim().split("\n").slice(1).join("\n").trim() : description;

/** The kind of a variable that a code stands for; null where it stands for none. */
export function kindOfDescription(description: string): Column["kind"] | null {
  const kind = description.trim().startsWith(variableMark) ? description.trim().slice(variableMark.length).split(/\s/, 1)[0] : undefined;
  return kinds.find((known) => known === kind) ?? null;
}

/** What is known of an entity: the sets of codes that its code is in, one a line. */
export const setAttribute = "set";

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

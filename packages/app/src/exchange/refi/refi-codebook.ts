import { FreeNames } from "@rapporteur/core/base";
import type { Column } from "@rapporteur/core/model";
import type { Concept } from "./concepts.ts";
import { isTypeDescription, kindOfDescription, noteOfDescription, ownNameOf } from "./refi-marks.ts";
import type { RefiCode } from "./refi-project.ts";

/** A concept of the codebook: its names are ids. */
export interface RefiConcept extends Omit<Concept, "id"> {
  /** The variable of the statements that it is a value of. */
  readonly variable: string;
}

/** What the codes of a project stand for. */
export interface RefiCodebook {
  /** Names of concepts by code. */
  readonly names: ReadonlyMap<string, string>;
  /** In the order of the codebook. */
  readonly concepts: readonly RefiConcept[];
  /** Codes that stand for a case. */
  readonly cases: ReadonlySet<string>;
  /** Statement types that Rapporteur wrote, by code. */
  readonly types: ReadonlyMap<string, string>;
  /** Values of their variables, by code. */
  readonly values: ReadonlyMap<string, CodedValue>;
  readonly kinds: Readonly<Record<string, Column["kind"]>>;
}

interface CodedValue {
  readonly type: string;
  readonly variable: string;
  readonly kind: Column["kind"];
  readonly value: string;
}

/** What the rest of a project says of its codes. */
interface CodesInUse {
  /** Those that stand for a case. */
  readonly cases: ReadonlySet<string>;
  /** Those that a passage has. */
  readonly coded: ReadonlySet<string>;
}

/**
 * Sorts the codes of a project into concepts, cases and, where Rapporteur wrote them, statement types with variables and values. Codes of one name
 * at several places carry the name of their parent: "Other (Trade)".
 *
 * Cost: O(codes).
 */
export function codebookOf(codes: readonly RefiCode[], notesOf: (notes: readonly string[]) => string, used: CodesInUse): RefiCodebook {
  const byGuid = new Map(codes.map((code) => [code.guid, code]));
  const types = new Map<string, string>();
  const variables = new Map<string, Omit<CodedValue, "value">>();
  const values = new Map<string, CodedValue>();
  const kinds: Record<string, Column["kind"]> = {};
  const concepts: RefiCode[] = [];
  const cases = new Set<string>();
  for (const code of codes) {
    const { guid, name, parent, description } = code;
    const type = types.get(parent ?? "");
    const kind = kindOfDescription(description);
    // A concept hangs under its variable, or under another concept.
    const place = variables.get(parent ?? "") ?? values.get(parent ?? "");
    if (parent === null && isTypeDescription(description)) types.set(guid, name);
    else if (type !== undefined && kind !== null) {
      const own = ownNameOf(name, description);
      variables.set(guid, { type, variable: own, kind });
      kinds[own] ??= kind;
    } else if (place !== undefined) values.set(guid, { ...place, value: ownNameOf(name, description) });
    else if (used.cases.has(guid)) cases.add(guid);
    else concepts.push(code);
  }
  if (concepts.length > 0) kinds["concept"] ??= "entity";
  const names = namesOf(
    concepts.map((code) => ({ ...code, name: ownNameOf(code.name, code.description) })),
    byGuid,
  );
  const noteOf = ({ description, notes }: RefiCode): string =>
    [noteOfDescription(description), notesOf(notes)].filter((part) => part !== "").join("\n\n");
  const plain = concepts.map((code) => ({
    variable: "concept",
    name: names.get(code.guid) ?? "",
    parent: names.get(code.parent ?? "") ?? null,
    note: noteOf(code),
    color: code.color,
  }));
  return { names, concepts: [...plain, ...toldValues(codes, { values, noteOf, coded: used.coded })], cases, types, values, kinds };
}

interface CodedValues {
  readonly values: ReadonlyMap<string, CodedValue>;
  readonly noteOf: (code: RefiCode) => string;
  readonly coded: ReadonlySet<string>;
}

/** Values of which statements do not tell all: each once, whatever types have it. */
function toldValues(codes: readonly RefiCode[], { values, noteOf, coded }: CodedValues): RefiConcept[] {
  const parents = new Set(codes.map(({ parent }) => parent));
  const told = new Map<string, RefiConcept>();
  for (const code of codes) {
    const value = values.get(code.guid);
    if (value?.kind !== "entity") continue;
    const { variable, value: name } = value;
    const concept = { variable, name, parent: values.get(code.parent ?? "")?.value ?? null, note: noteOf(code), color: code.color };
    const place = `${variable}\u0000${name}`;
    const isTelling = concept.parent !== null || concept.note !== "" || concept.color !== "" || parents.has(code.guid) || !coded.has(code.guid);
    if (!told.has(place) && isTelling) told.set(place, concept);
  }
  return [...told.values()];
}

function namesOf(codes: readonly RefiCode[], byGuid: ReadonlyMap<string, RefiCode>): Map<string, string> {
  const uses = new Map<string, number>();
  for (const { name } of codes) uses.set(name, (uses.get(name) ?? 0) + 1);
  const taken = new FreeNames();
  const names = new Map<string, string>();
  for (const { guid, name, parent } of codes) {
    const above = byGuid.get(parent ?? "")?.name;
    const plain = name === "" ? "Unnamed" : name;
    const base = (uses.get(name) ?? 0) > 1 && above !== undefined ? `${plain} (${above})` : plain;
    names.set(guid, taken.take(base, { joint: " " }));
  }
  return names;
}

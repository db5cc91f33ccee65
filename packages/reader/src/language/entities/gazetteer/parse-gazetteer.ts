import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { entityId, type EntityType, entityTypes } from "@rapporteur/core/model";
import { builtInGazetteer } from "./built-in-gazetteer.ts";
import { extendGazetteer, type GazetteerRecord } from "./build-gazetteer.ts";
import type { Gazetteer, GazetteerEntry } from "./gazetteer-entry.ts";
import type { OrganizationKind } from "./organization-columns.ts";
import { stateCodes } from "./state-codes.ts";

const keys = ["code", "aliases", "adjectives", "seats", "nouns", "country", "acts for", "kind", "gender"] as const;
type Key = (typeof keys)[number];

const kinds: readonly OrganizationKind[] = ["international", "armed", "state", "private"];
const types = entityTypes.filter((type) => type !== "concept");

interface Line {
  readonly number: number;
  readonly type: EntityType;
  readonly name: string;
  readonly fields: ReadonlyMap<Key, readonly string[]>;
}

/**
 * A gazetteer from a user's plain file, on top of another; the format is in docs/gazetteer.md. What the file says of a
 * form holds over what the other gazetteer says.
 *
 * @throws RAP_NLP_GAZETTEER naming the line and the cure
 * Cost: linear in the file and in the base gazetteer.
 */
export function parseGazetteer(text: string, base: Gazetteer = builtInGazetteer()): Gazetteer {
  const lines = text.split(/\r?\n/).flatMap((line, index) => parseLine(line, index + 1));
  const codes = new Map(lines.filter((line) => line.fields.has("code")).map((line) => [codeOf(line), idOf(line)]));
  const reader = { base, codes };
  return extendGazetteer(
    base,
    lines.map((line) => recordOf(line, reader)),
  );
}

function fail(line: number, problem: string, cure: string): never {
  throw new RapporteurError("RAP_NLP_GAZETTEER", { line, problem, cure });
}

function parseLine(line: string, number: number): readonly Line[] {
  const bare = line.trim();
  if (bare === "" || bare.startsWith("#")) return [];
  const [type = "", name = "", ...cells] = bare.split("|").map((cell) => cell.trim());
  const known = types.find((one) => one === type.toLowerCase());
  if (known === undefined) {
    const nearest = nearestName(type, [...types]);
    fail(number, `“${type}” is no type`, nearest === null ? `begin the line with one of: ${types.join(", ")}` : `did you mean ${nearest}?`);
  }
  if (name === "") fail(number, "it has no name", `write the name behind the type: ${known} | Name`);
  return [{ number, type: known, name, fields: new Map(cells.filter((cell) => cell !== "").map((cell) => parseField(cell, number))) }];
}

function parseField(cell: string, number: number): readonly [Key, readonly string[]] {
  const [written = "", values] = cell.split(/:(.*)/s);
  const key = keys.find((one) => one === written.trim().toLowerCase());
  if (key === undefined || values === undefined) {
    const nearest = nearestName(written.trim(), [...keys]);
    fail(
      number,
      `“${cell}” is no field`,
      nearest === null ? `use one of: ${keys.map((one) => `${one}:`).join(" ")}` : `did you mean “${nearest}: …”?`,
    );
  }
  return [
    key,
    values
      .split(";")
      .map((value) => value.trim())
      .filter((value) => value !== ""),
  ];
}

function codeOf(line: Line): string {
  return line.fields.get("code")?.[0] ?? line.name;
}

function idOf(line: Line): string {
  if (line.type === "state" && !/^[A-Z]{3}$/.test(codeOf(line)))
    fail(line.number, "a state needs a code of three capital letters", "add: | code: ABC");
  return entityId(line.type, line.type === "organization" || line.type === "state" ? codeOf(line) : line.name);
}

interface Reader {
  readonly base: Gazetteer;
  /** Ids by the codes of the file itself. */
  readonly codes: ReadonlyMap<string, string>;
}

function recordOf(line: Line, reader: Reader): GazetteerRecord {
  const id = idOf(line);
  const list = (key: Key) => line.fields.get(key) ?? [];
  const kind = kindOf(line);
  const isState = line.type === "state";
  const country = isState ? id : referenceTo(line, "country", reader);
  const told = referenceTo(line, "acts for", reader);
  const entry: GazetteerEntry = {
    id,
    type: line.type,
    name: line.name,
    iso3: isState && stateCodes.has(codeOf(line)) ? codeOf(line) : null,
    country,
    actsFor: told ?? (isState ? id : kind === "state" ? country : null),
    kind,
    nouns: list("nouns").map((noun) => noun.toLowerCase()),
    gender: genderOf(line),
  };
  return { entry, names: [line.name, ...list("aliases")], adjectives: list("adjectives"), seats: list("seats") };
}

function kindOf(line: Line): OrganizationKind | null {
  const [written] = line.fields.get("kind") ?? [];
  if (line.type !== "organization") {
    if (written !== undefined) fail(line.number, `a ${line.type} has no kind`, "take the field away");
    return null;
  }
  const kind = kinds.find((one) => one === (written ?? "private"));
  return kind ?? fail(line.number, `“${written ?? ""}” is no kind of organization`, `use one of: ${kinds.join(", ")}`);
}

function genderOf(line: Line): "female" | "male" | null {
  const [written] = line.fields.get("gender") ?? [];
  if (written === undefined) return null;
  return written === "female" || written === "male"
    ? written
    : fail(line.number, `“${written}” is no gender the reader can use`, "write female or male, or leave the field out");
}

/** Entity id from "FRA", "NATO", "state:FRA" or "org:NATO", known to the file or to the base. */
function referenceTo(line: Line, key: "country" | "acts for", reader: Reader): string | null {
  const [written] = line.fields.get(key) ?? [];
  if (written === undefined || written === "-") return null;
  const own = reader.codes.get(written);
  const possible = [own, written, `state:${written}`, ...(key === "acts for" ? [`org:${written}`] : [])];
  const id = possible.find((one) => one !== undefined && (one === own || reader.base.entries.has(one)));
  return (
    id ??
    fail(
      line.number,
      `“${written}” is nobody a person or body can ${key === "country" ? "belong to" : "act for"}`,
      "use a code such as FRA or NATO, or the code of a line of the same file",
    )
  );
}

import { ownValue } from "@rapporteur/core/base";
/** What a column of a file holds. */
export type ColumnRole = "value" | "none" | "slot roles" | "slot targets" | "relation" | "chain link" | "chain type";

export interface TsvColumn {
  readonly role: ColumnRole;
  /** The feature; of relations the type of what they join. */
  readonly name: string;
}

export interface TsvLayer {
  readonly kind: "span" | "relation" | "chain";
  readonly type: string;
  /** Of its first column among those of layers. */
  readonly first: number;
  readonly columns: readonly TsvColumn[];
}

const layerKinds: Readonly<Record<string, TsvLayer["kind"]>> = { SP: "span", RL: "relation", CH: "chain" };

/** The layer that a line of the head declares; null for other lines. */
export function readLayer(line: string, first: number): TsvLayer | null {
  const found = /^#T_(SP|RL|CH)=([^|]+)(.*)$/.exec(line);
  if (found === null) return null;
  const [, code, type = "", rest = ""] = found;
  const kind = ownValue(layerKinds, code ?? "") ?? "span";
  const names = rest.split("|").filter((name) => name !== "");
  const columns = names.map((name, at) => columnOf(kind, name, names[at - 1]));
  return { kind, type: type.trim(), first, columns: columns.length === 0 ? [{ role: "none", name: "" }] : columns };
}

function columnOf(kind: TsvLayer["kind"], name: string, before: string | undefined): TsvColumn {
  if (kind === "span" && name.startsWith("ROLE_")) return { role: "slot roles", name: /:([^_]*)_/.exec(name)?.[1] ?? name };
  if (kind === "span" && before?.startsWith("ROLE_") === true) return { role: "slot targets", name };
  if (kind === "relation" && name.startsWith("BT_")) return { role: "relation", name: name.slice(3) };
  if (kind === "chain" && name === "referenceRelation") return { role: "chain link", name };
  if (kind === "chain" && name === "referenceType") return { role: "chain type", name };
  return { role: "value", name };
}

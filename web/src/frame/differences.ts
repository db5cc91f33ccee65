export interface Difference {
  readonly field: string;
  readonly mine: string | null;
  readonly theirs: string | null;
}

/** Set by the server with every write: no difference that anybody made. */
const bookkeeping = new Set(["id", "reviewedAt", "reviewedBy", "prefix", "suffix"]);

/** The fields in which two versions of a record differ, with their values in words; null where a version has none. Values inside a field are told apart. */
export function differences(mine: Readonly<Record<string, unknown>> | null, theirs: Readonly<Record<string, unknown>> | null): Difference[] {
  const [flatMine, flatTheirs] = [flatten(mine ?? {}), flatten(theirs ?? {})];
  const fields = [...new Set([...flatMine.keys(), ...flatTheirs.keys()])];
  return fields
    .map((field) => ({ field, mine: flatMine.get(field) ?? null, theirs: flatTheirs.get(field) ?? null }))
    .filter((one) => one.mine !== one.theirs);
}

function flatten(record: Readonly<Record<string, unknown>>): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [field, value] of Object.entries(record)) {
    if (bookkeeping.has(field) || value === null || value === undefined || value === "") continue;
    if (field === "values" && typeof value === "object") {
      for (const [name, inner] of Object.entries(value)) if (inner !== null) flat.set(name, String(inner));
    } else flat.set(field, typeof value === "string" ? value : JSON.stringify(value));
  }
  return flat;
}

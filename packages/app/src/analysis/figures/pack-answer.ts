/**
 * Answers on their way, from a server's thread to a worker and from there to the page. A copy of many small objects costs more than making them did, as each one's names and words are written again. So a long
 * list of objects with the same fields goes over as one column a field, words as numbers into a list of them, and is put together on the other side.
 */
export type PackedAnswer =
  | { readonly kind: "plain"; readonly value: unknown }
  | { readonly kind: "record"; readonly names: readonly string[]; readonly fields: readonly PackedAnswer[] }
  | { readonly kind: "rows"; readonly length: number; readonly names: readonly string[]; readonly columns: readonly PackedAnswer[] }
  | { readonly kind: "lists"; readonly counts: Int32Array; readonly entries: PackedAnswer }
  | { readonly kind: "words"; readonly codes: Int32Array; readonly words: readonly (string | null)[] }
  | { readonly kind: "numbers"; readonly values: Float64Array };

/** Shorter lists are copied as they are. */
const long = 200;

type Fields = Readonly<Record<string, unknown>>;

/** Packs the lists that stand in an answer itself. What is packed shares nothing with the answer but typed arrays. Cost: O(size of the lists). */
export function packAnswer(answer: unknown): PackedAnswer {
  if (!isPlain(answer)) return { kind: "plain", value: answer };
  const names = Object.keys(answer);
  return { kind: "record", names, fields: names.map((name) => packField(answer[name])) };
}

function packField(value: unknown): PackedAnswer {
  return Array.isArray(value) && value.length >= long ? packList(value) : { kind: "plain", value };
}

function isPlain(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function packList(values: readonly unknown[]): PackedAnswer {
  const [first] = values;
  if (typeof first === "number" && values.every(isNumber)) return { kind: "numbers", values: Float64Array.from(values) };
  if (values.length > 0 && values.every(isWord)) return packWords(values);
  if (Array.isArray(first) && values.every(isList)) return packLists(values);
  if (isPlain(first)) return packRows(values, Object.keys(first));
  return { kind: "plain", value: values };
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const isWord = (value: unknown): value is string | null => typeof value === "string" || value === null;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function packWords(values: readonly (string | null)[]): PackedAnswer {
  const codeOf = new Map<string | null, number>();
  const codes = new Int32Array(values.length);
  for (let at = 0; at < codes.length; at++) {
    const value = values[at] as string | null;
    let code = codeOf.get(value);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(value, code);
    }
    codes[at] = code;
  }
  return { kind: "words", codes, words: [...codeOf.keys()] };
}

function packLists(lists: readonly (readonly unknown[])[]): PackedAnswer {
  return { kind: "lists", counts: Int32Array.from(lists, ({ length }) => length), entries: packList(lists.flat()) };
}

function packRows(rows: readonly unknown[], names: readonly string[]): PackedAnswer {
  // That one name would set what an object is made from.
  if (names.includes("__proto__") || !rows.every((row) => hasFields(row, names))) return { kind: "plain", value: rows };
  const columns = names.map((name) => packList((rows as readonly Fields[]).map((row) => row[name])));
  return { kind: "rows", length: rows.length, names, columns };
}

function hasFields(row: unknown, names: readonly string[]): boolean {
  if (!isPlain(row)) return false;
  let at = 0;
  for (const name in row) if (names[at++] !== name) return false;
  return at === names.length;
}

/** What holds the columns: where nobody here keeps them, they are handed over, not copied. */
export function packedBuffers(packed: PackedAnswer): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const add = ({ buffer }: ArrayBufferView): void => void (buffer instanceof ArrayBuffer && buffers.add(buffer));
  const visit = (part: PackedAnswer): void => {
    if (part.kind === "record") part.fields.forEach(visit);
    else if (part.kind === "rows") part.columns.forEach(visit);
    else if (part.kind === "words") add(part.codes);
    else if (part.kind === "numbers") add(part.values);
    else if (part.kind === "plain" && ArrayBuffer.isView(part.value)) add(part.value);
    else if (part.kind === "lists") {
      add(part.counts);
      visit(part.entries);
    }
  };
  visit(packed);
  return [...buffers];
}

/** The answer again, equal to the one that was packed. Cost: O(size of the lists). */
export function unpackAnswer(packed: PackedAnswer): unknown {
  switch (packed.kind) {
    case "plain":
      return packed.value;
    case "record":
      return Object.fromEntries(packed.names.map((name, at) => [name, unpackAnswer(packed.fields[at] as PackedAnswer)]));
    case "rows":
      return unpackRows(packed);
    case "lists":
      return unpackLists(packed);
    case "words":
      return Array.from(packed.codes, (code) => packed.words[code]);
    case "numbers":
      return Array.from(packed.values);
  }
}

function unpackRows({ length, names, columns }: Extract<PackedAnswer, { kind: "rows" }>): Fields[] {
  const values = columns.map((column) => unpackAnswer(column) as readonly unknown[]);
  return Array.from({ length }, (_, row) => {
    const fields: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at++) fields[names[at] as string] = (values[at] as readonly unknown[])[row];
    return fields;
  });
}

/** Most lists may be empty; as one and the same they cost nothing. */
const none: readonly unknown[] = [];

function unpackLists({ counts, entries }: Extract<PackedAnswer, { kind: "lists" }>): (readonly unknown[])[] {
  const all = unpackAnswer(entries) as readonly unknown[];
  let start = 0;
  return Array.from(counts, (count) => {
    start += count;
    return count === 0 ? none : all.slice(start - count, start);
  });
}

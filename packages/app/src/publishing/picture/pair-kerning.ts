/** Pairs are tried in the order of their tables; the first that has one decides, as in a lookup of the font. */
type Pairs = (left: number, right: number) => number | null;

/**
 * Distances of pairs of glyphs, from the feature `kern` of a font's table GPOS: pairs one by one (format 1) and by classes (format 2). What depends on a third
 * glyph is left out. Format: ISO/IEC 14496-22 (OpenType), GPOS lookup types 2 and 9.
 */
export function pairKerning(table: DataView | undefined): (left: number, right: number) => number {
  if (table === undefined) return () => 0;
  const lookups = kernLookups(table).map((lookup) => subtablesOf(table, lookup).map((subtable) => pairsOf(table, subtable)));
  return (left, right) => {
    let sum = 0;
    for (const subtables of lookups) sum += firstOf(subtables, left, right);
    return sum;
  };
}

function firstOf(subtables: readonly Pairs[], left: number, right: number): number {
  for (const pairs of subtables) {
    const distance = pairs(left, right);
    if (distance !== null) return distance;
  }
  return 0;
}

/** Places of the lookups that the feature names. */
function kernLookups(table: DataView): number[] {
  const [features, lookups] = [table.getUint16(6), table.getUint16(8)];
  const numbers = new Set<number>();
  for (let at = 0; at < table.getUint16(features); at++) {
    const record = features + 2 + 6 * at;
    if (table.getUint32(record) !== 0x6b_65_72_6e) continue;
    const feature = features + table.getUint16(record + 4);
    for (let index = 0; index < table.getUint16(feature + 2); index++) numbers.add(table.getUint16(feature + 4 + 2 * index));
  }
  return [...numbers].map((number) => lookups + table.getUint16(lookups + 2 + 2 * number));
}

const [pairType, extensionType] = [2, 9] as const;

/** Places of a lookup's subtables of pairs. */
function subtablesOf(table: DataView, lookup: number): number[] {
  const type = table.getUint16(lookup);
  return Array.from({ length: table.getUint16(lookup + 4) }, (_, at) => lookup + table.getUint16(lookup + 6 + 2 * at)).flatMap((subtable) => {
    if (type === pairType) return [subtable];
    const isPair = type === extensionType && table.getUint16(subtable + 2) === pairType;
    return isPair ? [subtable + table.getUint32(subtable + 4)] : [];
  });
}

const advance = 4;

/** Of a value, where its horizontal advance stands, and how long it is. */
function valueShape(format: number): { readonly place: number; readonly size: number } {
  const fields = (bits: number): number => bits.toString(2).replaceAll("0", "").length;
  return { place: 2 * fields(format & (advance - 1)), size: 2 * fields(format) };
}

function pairsOf(table: DataView, start: number): Pairs {
  const covered = coverage(table, start + table.getUint16(start + 2));
  const [first, second] = [table.getUint16(start + 4), table.getUint16(start + 6)];
  const { place, size } = valueShape(first);
  const value = (at: number): number => ((first & advance) === 0 ? 0 : table.getInt16(at + place));
  const both = size + valueShape(second).size;
  if (table.getUint16(start) === 1) {
    return (left, right) => {
      const index = covered(left);
      if (index < 0) return null;
      const set = start + table.getUint16(start + 10 + 2 * index);
      for (let at = 0; at < table.getUint16(set); at++) {
        const record = set + 2 + at * (2 + both);
        if (table.getUint16(record) === right) return value(record + 2);
      }
      return null;
    };
  }
  const [classOfLeft, classOfRight] = [8, 10].map((at) => classes(table, start + table.getUint16(start + at))) as [ClassOf, ClassOf];
  const classCount = table.getUint16(start + 14);
  return (left, right) => (covered(left) < 0 ? null : value(start + 16 + both * (classOfLeft(left) * classCount + classOfRight(right))));
}

/** The place of a glyph among those that a subtable is for; −1 where it is for others. */
function coverage(table: DataView, start: number): (glyph: number) => number {
  const index = new Map<number, number>();
  const count = table.getUint16(start + 2);
  for (let at = 0; at < count; at++) {
    if (table.getUint16(start) === 1) {
      index.set(table.getUint16(start + 4 + 2 * at), at);
      continue;
    }
    const [first, last, place] = [0, 2, 4].map((offset) => table.getUint16(start + 4 + 6 * at + offset)) as [number, number, number];
    for (let glyph = first; glyph <= last; glyph++) index.set(glyph, place + glyph - first);
  }
  return (glyph) => index.get(glyph) ?? -1;
}

type ClassOf = (glyph: number) => number;

function classes(table: DataView, start: number): ClassOf {
  const of = new Map<number, number>();
  if (table.getUint16(start) === 1) {
    const first = table.getUint16(start + 2);
    for (let at = 0; at < table.getUint16(start + 4); at++) of.set(first + at, table.getUint16(start + 6 + 2 * at));
  } else {
    for (let at = 0; at < table.getUint16(start + 2); at++) {
      const [first, last, own] = [0, 2, 4].map((offset) => table.getUint16(start + 4 + 6 * at + offset)) as [number, number, number];
      for (let glyph = first; glyph <= last; glyph++) of.set(glyph, own);
    }
  }
  return (glyph) => of.get(glyph) ?? 0;
}

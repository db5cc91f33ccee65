import pg from "pg";

const { INT8, NUMERIC, DATE, TIMESTAMPTZ, JSON: JSON_TEXT, JSONB } = pg.types.builtins;

const asWritten = (text: string): string => text;
const readMoment = pg.types.getTypeParser(TIMESTAMPTZ, "text");

/** A moment as the program writes it: ISO 8601, UTC, milliseconds. */
function momentText(text: string): string {
  const moment: unknown = readMoment(text);
  return moment instanceof Date ? moment.toISOString() : text;
}

type ReadText = (text: string) => unknown;

/**
 * What columns give, the same as SQLite gives: days and moments as ISO 8601 text, JSON as the text that the store reads itself. Counts and sums come as
 * 64-bit integers, which the driver gives as text: ours are far below 2⁵³.
 */
const readers: ReadonlyMap<number, ReadText> = new Map<number, ReadText>([
  [INT8, Number],
  [NUMERIC, Number],
  [DATE, asWritten],
  [TIMESTAMPTZ, momentText],
  [JSON_TEXT, asWritten],
  [JSONB, asWritten],
]);

/** For clients of the driver: its own readers are left as they are, since others may share it. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => readers.get(oid) ?? pg.types.getTypeParser(oid, format),
};

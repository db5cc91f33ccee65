/* The same value in the same text, whichever database gave it. */

const jsonb: ReadonlySet<string> = new Set(["members grants", "apiTokens scopes", "secondFactors recovery"]);
const moments = /^at$|At$|Until$/;
const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

type Cell = string | number | null;

/** A cell as it stands in a dump: moments with milliseconds, JSON that PostgreSQL orders by itself in one order and without spaces. */
export function sameValue(table: string, column: string, value: Cell): Cell {
  if (typeof value !== "string") return value;
  if (jsonb.has(`${table} ${column}`)) return JSON.stringify(inOrder(JSON.parse(value)));
  if (moments.test(column) && !whole.test(value)) return wholeMoment(value);
  return value;
}

function wholeMoment(text: string): string {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, inOrder(part)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A deep copy of plain data in which every string has passed through `change`. Keys stay as they are. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((part: unknown) => mapStrings(part, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]: [string, unknown]) => [key, mapStrings(part, change)])) as T;
}

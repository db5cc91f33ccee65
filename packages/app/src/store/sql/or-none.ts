/** Values for `in (…)`, which may not be empty in SQL; nothing has the empty text for an id, a type or a state. */
export function orNone<T extends string>(values: readonly T[]): readonly T[] {
  return values.length > 0 ? values : ["" as T];
}

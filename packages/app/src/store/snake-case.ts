/** A table's or column's name in the database, as Kysely's CamelCasePlugin makes it. */
export function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names in a row: "Jane Doe, John Roe and Mary Major". A comma before a post ("Jane Doe, senior fellow") ends the names. */
export function splitAuthors(value: string): string[] {
  const names = value.replace(/^by\s+/i, "").split(/\s*(?:,|;|&|\band\b)\s*/);
  const end = names.findIndex((name, index) => index > 0 && !/^\p{Lu}/u.test(name));
  return names.slice(0, end < 0 ? names.length : end).filter((name) => name !== "");
}

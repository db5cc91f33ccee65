/** Whether a ZIP archive is a web archive (WACZ 1), by the names of its entries. */
export function isWacz(names: readonly string[]): boolean {
  return names.includes("datapackage.json") && names.some(isArchiveEntry);
}

/** The WARC files in it. */
export function isArchiveEntry(name: string): boolean {
  return /^archive\/[^/]+\.warc(?:\.gz)?$/i.test(name);
}

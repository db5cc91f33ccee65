/** The tags of a document as one cell of the statement table's column `tags`: a line each, in order; null for none. */
export function tagsCell(tags: readonly string[]): string | null {
  const lines = [...new Set(tags.map((tag) => tag.replaceAll("\n", " ")))].filter((tag) => tag !== "").sort();
  return lines.length === 0 ? null : lines.join("\n");
}

/** The tags of such a cell. */
export function tagsOfCell(cell: string | null | undefined): readonly string[] {
  return cell === null || cell === undefined || cell === "" ? [] : cell.split("\n");
}

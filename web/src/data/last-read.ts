/** Where the browser keeps the id of the document that was read last. */
export function lastReadKey(project: string): string {
  return `rapporteur.read.${project}`;
}

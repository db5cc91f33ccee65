/** Header of a file that the API made: what the file leaves out, in words. */
export const notesHeader = "rapporteur-notes";

/** Headers are short: the first notes, each not longer than a sentence. */
const [mostNotes, longestNote] = [20, 300];

export function writeNotes(notes: readonly string[]): string {
  return encodeURIComponent(JSON.stringify(notes.slice(0, mostNotes).map((note) => note.slice(0, longestNote).toWellFormed())));
}

/** Notes of a header's value; none where there is no header. */
export function readNotes(value: string | null): readonly string[] {
  const notes: unknown = value === null ? [] : JSON.parse(decodeURIComponent(value));
  return Array.isArray(notes) ? notes.map(String) : [];
}

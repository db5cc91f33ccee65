import { toStoredText } from "@rapporteur/core/text";

export interface StoredOffsets {
  /** The stored text. */
  readonly text: string;
  /** Where a place of the raw text, in UTF-16 code units, is in the stored one. */
  readonly at: (offset: number) => number;
}

/**
 * Places of a raw text, counted in UTF-16 code units, in the stored text: line ends become one unit, byte order marks and NULs none.
 *
 * Cost: O(length); nothing for a text that is stored as it stands.
 */
export function storedOffsets(raw: string): StoredOffsets {
  const text = toStoredText(raw);
  const clamp = (offset: number): number => Math.max(0, Math.min(offset, raw.length));
  if (text === raw) return { text, at: clamp };
  const places = new Int32Array(raw.length + 1);
  let [stored, isStart, wasReturn] = [0, true, false];
  for (let at = 0; at < raw.length; at++) {
    places[at] = stored;
    const code = raw.charCodeAt(at);
    if (code === 0 || (isStart && code === 0xfeff)) continue;
    isStart = false;
    if (!(code === 0x0a && wasReturn)) stored++;
    wasReturn = code === 0x0d;
  }
  places[raw.length] = stored;
  return { text, at: (offset) => places[clamp(offset)] ?? text.length };
}

/** A key that makes a write happen once however often it is sent. */
export function makeRequestKey(): string {
  return `w${randomLetters(20)}`;
}

/** An id for a record that is made here: a letter for its kind, then letters and digits. */
export function makeRecordId(letter: string): string {
  return `${letter}${randomLetters(14)}`;
}

function randomLetters(length: number): string {
  const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte % alphabet.length]).join("");
}

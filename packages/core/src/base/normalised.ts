/** As many marks on one letter as a normal form may have in a stream (UAX #15, Stream-Safe Text Format); no script needs ten. */
const mostMarks = 30;
const tooManyMarks = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, "gu");

/**
 * A text in a normal form of Unicode, in which no letter carries more than thirty marks: further ones are left out. Marks are put in order one by one, which takes the
 * square of their number: sixty thousand of them hold the program for fifteen seconds.
 *
 * Cost: O(length).
 */
export function normalised(text: string, form: "NFC" | "NFD" | "NFKC" | "NFKD"): string {
  return (text.length > mostMarks ? text.replace(tooManyMarks, "$1") : text).normalize(form);
}

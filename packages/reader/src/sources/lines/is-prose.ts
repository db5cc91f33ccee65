/** A paragraph of whole sentences. */
export const isProse = (words: string): boolean => words.length > proseOfList && /[.!?…]["”’)]*$/.test(words);

/** Entries of lists are shorter. */
const proseOfList = 160;

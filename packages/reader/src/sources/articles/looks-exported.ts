const marks =
  /\d of \d{1,6} (?:DOCUMENTS|RESULTS)|\d (?:words|w\S{1,2}rter|mots|palabras|palavras|parole|woorden)|_{20}|wordpress\.org\/export\/|ProQuest|newsbank|europresse|Factiva|·\d{8}·|Job Number:|Record Number:/i;

/** Whether the beginning of a text has what every export of a data base has near it; most that have are none. Cost: O(length). */
export function looksExported(head: string): boolean {
  return marks.test(head);
}

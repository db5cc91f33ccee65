/** Signs of Markdown around words, with the words as the first group that is there. Bounded, so that a line of signs takes no longer than a line of words. */
const signs: readonly RegExp[] = [
  /!?\[([^[\]\n]{1,400})\]\((?:https?:\/\/|mailto:|\/|#)[^()\s]{0,1000}\)/g,
  /(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,1000})(?<=[^\s*])\*\*(?![\w*])/g,
  /(?<![\w_])__(?=[^\s_])([^_\n]{1,1000})(?<=[^\s_])__(?![\w_])/g,
  /(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000})(?<=[^\s*])\*(?![\w*])/g,
  /(?<![\w_])_(?=[^\s_])([^_\n]{1,1000})(?<=[^\s_])_(?![\w_])/g,
  /`([^`\n]{1,400})`/g,
];

/** A quotation as one reads it: on one line, without the signs by which Markdown sets its words. The stored words stay as they are. */
export function saidWords(quote: string): string {
  return signs.reduce((words, sign) => words.replaceAll(sign, "$1"), quote.replaceAll(/\s+/g, " ").trim());
}

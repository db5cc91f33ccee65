const statement = "(?:statement|comment|reaction|response|remark|reply)s?";
const speaking = new RegExp(
  `(?:,|(?<!\\s))\\s+(?:(?:has|have)\\s+)?(?:writes?|wrote|argues?|argued|says?|said|tells? us|told us|responds?|responded|replie[sd]|reply|answers|answered|comments?|commented|adds|added|notes|noted|explains|explained|had this to say|(?:issued|released|made|gave|sent|offered)\\s+(?:(?:this|the|an?|his|her|their)\\s+)?(?:following\\s+|brief\\s+|short\\s+)?${statement}(?:\\s+\\p{Ll}[^.:]{0,60})?)\\s*$`,
  "u",
);

/** "Jane Doe, director of X, writes" and "John Roe of Y issued this statement", as they stand before a colon, without the verb. */
export function withoutSpeakingVerb(words: string): string {
  return words.replace(speaking, "");
}

/** A verb behind a comma or a name: "Jane Doe, fellow at X, cautions", "Roe insists". */
const verbLast = /(?:,|(?=\s)(?<=\p{Lu}[\p{L}’'-]+))\s+\p{Ll}{3,}(?:s|ed)$|\s(?:told \p{L}+(?: \p{L}+)?|points out|puts it)$/u;

/** "Jane Doe adds", "John Roe told us": who reports says that somebody speaks. */
export function endsInSpeaking(words: string): boolean {
  return speaking.test(words) || verbLast.test(words.trimEnd());
}

/** The same for a lead, where most verbs of speaking report: "Jane Doe writes: …" in one line with the words. */
export function withoutWritingVerb(words: string): string {
  return words.replace(/(?:,|(?<!\s))\s+(?:writes?|argues|says|responds|replies|answers|comments|commented|adds)\s*$/, "");
}

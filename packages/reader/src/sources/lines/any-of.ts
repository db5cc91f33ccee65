/**
 * Whether one of many expressions is found in words. Those with the same flags that stand at the start of a line become one: to call an expression costs more
 * than to see by the first letter that most of them are not meant.
 *
 * @param patterns without groups that are referred to
 */
export function anyOf(patterns: readonly RegExp[]): (words: string) => boolean {
  const alike = Map.groupBy(patterns, ({ flags, source }) => `${flags} ${source.startsWith("^") ? "at the start" : "anywhere"}`);
  const joined = [...alike.values()].map((group) => new RegExp(group.map(({ source }) => `(?:${source})`).join("|"), group[0]?.flags));
  return (words) => joined.some((pattern) => pattern.test(words));
}

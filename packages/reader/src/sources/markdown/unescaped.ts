/** Marks that a backslash may stand before without need, as converters put it: alone they mean nothing in Markdown. */
const needless = /\\(?=[-.,'"!?:;/%@$=^{}])/g;
/** There they would mean a list, a heading or an image. */
const opens = /^\s*(?:>\s*)*(?:\d{1,9})?$/;

/**
 * A Markdown text without the backslashes that change nothing ("Ayinde\-Cole", "don\'t"), which part names and words. Those that keep a mark from its meaning stay, and code stays as it is.
 * Cost: linear in the text.
 */
export function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  let isCode = false;
  return text
    .split("\n")
    .map((line) => {
      if (/^\s*(?:`{3,}|~{3,})/.test(line)) isCode = !isCode;
      if (isCode || line.includes("`") || /^(?: {4}|\t)/.test(line)) return line;
      return line.replace(needless, (mark, at: number) =>
        opens.test(line.slice(0, at)) || line.startsWith("![", at + 1) || line[at - 1] === "\\" ? mark : "",
      );
    })
    .join("\n");
}

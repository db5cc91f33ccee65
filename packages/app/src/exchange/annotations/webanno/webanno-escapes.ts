/* Escapes of WebAnno TSV 3, as its user guide has them: those of texts and those of values differ. */

const inTexts: Readonly<Record<string, string>> = { t: "\t", n: "\n", f: "\f", r: "\r", b: "\b" };
const controls: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\b": "\\b", "\\": "\\\\" };

/** A line of a sentence's text. */
export function escapeText(text: string): string {
  return text.replace(/[\\\u0000-\u0007\u0008-\u000d\u000e-\u001f]/g, (one) => controls[one] ?? `\\${one}`);
}

export function unescapeText(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, one: string) => inTexts[one] ?? one);
}

/** A value of a feature. A carriage return has no escape and would end the line. */
export function escapeValue(value: string): string {
  return value.replace(/\r\n?/g, "\n").replace(/->|[\\[\]|_;*\t\n]/g, (one) => (one === "\t" ? "\\t" : one === "\n" ? "\\n" : `\\${one}`));
}

export function unescapeValue(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, one: string) => (one === "t" ? "\t" : one === "n" ? "\n" : one));
}

/** Parts between separators that are not escaped. */
export function splitUnescaped(value: string, separator: "|" | ";"): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === "\\") at++;
    else if (value[at] === separator) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, value.slice(start)];
}

/** A value and what stands in brackets behind it: "PER[3]". */
export function splitBrackets(value: string): { readonly value: string; readonly brackets: string | null } {
  const found = /^((?:\\[\s\S]|[^\\])*)\[([\d_]{1,21})\]$/.exec(value);
  return found === null ? { value, brackets: null } : { value: found[1] ?? "", brackets: found[2] ?? null };
}

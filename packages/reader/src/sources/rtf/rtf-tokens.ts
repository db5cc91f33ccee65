/** A piece of an RTF file: start or end of a group, a control word with its number, a byte in hexadecimal, or text as bytes. */
export type RtfToken =
  | { readonly kind: "open" | "close" }
  | { readonly kind: "control"; readonly word: string; readonly number: number | null }
  | { readonly kind: "byte"; readonly byte: number }
  | { readonly kind: "text"; readonly text: string };

const control = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const plain = /[^\\{}\r\n]+/y;

/**
 * The pieces of an RTF file (Rich Text Format 1.9.1), one after the other.
 *
 * @param rtf one character a byte
 * Never throws. Cost: O(length).
 */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  for (let at = 0; at < rtf.length;) {
    const character = rtf[at];
    if (character === "{" || character === "}") {
      yield { kind: character === "{" ? "open" : "close" };
      at++;
    } else if (character === "\\") {
      control.lastIndex = at;
      const found = control.exec(rtf);
      if (found === null) {
        const { token, length } = symbolAt(rtf, at);
        yield token;
        at += length;
        continue;
      }
      const number = found[2] === undefined ? null : Number(found[2]);
      at = control.lastIndex;
      // Binary data follows, of so many bytes.
      if (found[1] === "bin") at += Math.max(0, number ?? 0);
      else yield { kind: "control", word: found[1] ?? "", number };
    } else if (character === "\r" || character === "\n") at++;
    else {
      plain.lastIndex = at;
      const text = plain.exec(rtf)?.[0] ?? "";
      yield { kind: "text", text };
      at += text.length;
    }
  }
}

/** `\'e9`, `\*`, `\~` and other controls of one character. */
function symbolAt(rtf: string, at: number): { token: RtfToken; length: number } {
  const symbol = rtf[at + 1] ?? "";
  if (symbol === "'") {
    const byte = Number.parseInt(rtf.slice(at + 2, at + 4), 16);
    return { token: { kind: "byte", byte: Number.isNaN(byte) ? 0x3f : byte }, length: 4 };
  }
  const marks: Readonly<Record<string, string>> = { "~": "\u00a0", "-": "", _: "-", "\\": "\\", "{": "{", "}": "}" };
  const mark = marks[symbol];
  if (mark !== undefined) return { token: { kind: "text", text: mark }, length: 2 };
  const word = symbol === "\n" || symbol === "\r" ? "par" : symbol;
  return { token: { kind: "control", word, number: null }, length: 2 };
}

import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** How words are set off on a terminal; the plain one leaves them as they are, for pipes and NO_COLOR. */
export interface TerminalStyle {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

const asIs = (text: string): string => text;
export const plainStyle: TerminalStyle = { heading: asIs, strong: asIs, faint: asIs, good: asIs, bad: asIs };

/** Lines of at most `width` columns; every line after the first is indented by `hang`, the first by `indent`. */
export function wrapLines(text: string, width: number, indent = "", hang = indent): string {
  const room = Math.max(20, width - Math.max(stringWidth(indent), stringWidth(hang)));
  return wrapAnsi(text, room, { hard: true })
    .split("\n")
    .map((line, index) => (index === 0 ? indent : hang) + line.trimEnd())
    .join("\n");
}

/**
 * Text from a document, safe to print: control characters, which could move the cursor or recolour the screen, and
 * bidirectional overrides become replacement characters, one for one, so that offsets stay true.
 */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** Styles and progress of ours: a line that is begun again or cleared. */
const ours = /(^\r|\r(?=\n)|\u001b\[(?:[12]|22|3[126]|39)m|\u001b\[K)/;

/** The same of a whole output, which names files, people and titles between words and styles of ours. */
export function printableOutput(text: string): string {
  return text
    .split(ours)
    .map((part, index) => (index % 2 === 1 ? part : printable(part)))
    .join("");
}

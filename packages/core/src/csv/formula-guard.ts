/** A text that a spreadsheet would take for a formula where it is typed in, or opened from CSV; the wide signs are those of East Asian keyboards. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * The text with an apostrophe before it where a spreadsheet would run it; one that begins so already gets one more, so that nothing is lost on the way.
 */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` was given. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

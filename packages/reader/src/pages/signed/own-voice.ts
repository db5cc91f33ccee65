const first = /(?<![\p{L}.])(?:I|my|me|myself)(?![\p{L}.-])/u;

/** Somebody speaks of themselves: "I doubt it". What stands in quotation marks is another's. */
export function isOwnVoice(text: string): boolean {
  return first.test(text.replace(/["“][^"“”]*["”]/g, ""));
}

/** The words open with a quotation mark. */
export function opensQuotation(text: string): boolean {
  return /^["“]/.test(text);
}

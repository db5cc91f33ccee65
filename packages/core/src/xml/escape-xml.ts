/** A text, or XML that is written already, with U+FFFD for characters that XML 1.0 cannot hold: one of them, and no program opens the file. */
export function heldByXml(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
}

/** Escapes a text for XML 1.0; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return heldByXml(text).replace(/[&<>"\t\n\r]/g, (character) => replacements[character] ?? character);
}

const replacements: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // Written plainly, an attribute's line breaks would be read back as spaces.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** HTML that is safe to insert as it is. */
export type Html = string;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as HTML, also inside an attribute's quotation marks. */
export function escapeHtml(text: string): Html {
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}

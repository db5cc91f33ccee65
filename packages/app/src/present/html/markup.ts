/** HTML that is safe to put into a page: built by `html`, which escapes whatever is not markup itself. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Part = Markup | string | number | null | false | readonly Part[];

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Encodes text for element content and quoted attributes alike; control characters that HTML forbids are replaced. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd");
}

function render(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(render).join("");
  if (part === null || part === false) return "";
  return escapeHtml(String(part));
}

/** Template tag: the literal parts are markup, the values are escaped unless they are `Markup`. Arrays are joined; null and false vanish. */
export function html(literals: TemplateStringsArray, ...values: readonly Part[]): Markup {
  let text = literals[0] ?? "";
  for (const [index, value] of values.entries()) text += render(value) + (literals[index + 1] ?? "");
  return new Markup(text);
}

/** A link target that cannot run code: http, https and in-page anchors; anything else gives null. */
export function safeHref(url: string): string | null {
  return /^(?:https?:\/\/[^\s<>"']+|#[\w-]+)$/i.test(url) ? url : null;
}

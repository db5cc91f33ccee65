const nativeKeys = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const wordless = new Set(["checkbox", "radio", "button", "submit", "file", "range", "color"]);

/** True where a key press belongs to what is being typed into. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !wordless.has(target.type);
  return nativeKeys.has(target.tagName);
}

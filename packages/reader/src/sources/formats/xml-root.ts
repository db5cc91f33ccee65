/** The name of the root element, without its prefix; null where the text is no XML. */
export function rootOf(head: string): string | null {
  const start = head.replace(/^(?:\s|<!--[\s\S]*?-->|<\?[^>]*>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>)*/i, "");
  return /^<(?:[\w.-]+:)?([\w.-]+)(?:[\s/>]|$)/.exec(start)?.[1] ?? null;
}

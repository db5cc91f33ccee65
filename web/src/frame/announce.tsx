import { SharedValue, useShared } from "../hooks/shared-value.ts";

const words = new SharedValue("");

/** Tells screen readers something that eyes can see anyway. The same words twice are told twice. */
export function announce(text: string): void {
  words.set(words.value === text ? `${text}\u00a0` : text);
}

/** Where what is announced stands; once in the page. */
export function LiveRegion() {
  const said = useShared(words);
  return (
    <div className="hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}

import { useSyncExternalStore } from "react";

let words = "";
const listeners = new Set<() => void>();

/** Tells screen readers something that eyes can see anyway. The same words twice are told twice. */
export function announce(text: string): void {
  words = words === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function LiveRegion() {
  const said = useSyncExternalStore(subscribe, () => words);
  return (
    <div className="hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}

import { useSyncExternalStore } from "react";
import { Button } from "../parts/button.tsx";
import { strings } from "../strings/strings.ts";

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** How often it was said while it stood. */
  readonly times: number;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const staysMs = 8000;
let toasts: readonly Toast[] = [];
let latest = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something that needs no answer, to eyes and to screen readers. Only the latest stands, so that the text stays to be read; what is said again is counted. */
export function showToast(text: string, action?: Toast["action"]): void {
  const id = ++latest;
  const before = toasts.find((toast) => toast.text === text);
  set([{ id, text, times: (before?.times ?? 0) + 1, ...(action === undefined ? {} : { action }) }]);
  setTimeout(() => dismiss(id), staysMs);
}

function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="frame-toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div className="frame-toast" key={toast.id}>
          <span className="grow">{toast.times === 1 ? toast.text : `${toast.text} (${strings.frame.times(toast.times)})`}</span>
          {toast.action === undefined ? null : (
            <Button
              onClick={() => {
                dismiss(toast.id);
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <Button onClick={() => dismiss(toast.id)}>{strings.frame.dismiss}</Button>
        </div>
      ))}
    </div>
  );
}

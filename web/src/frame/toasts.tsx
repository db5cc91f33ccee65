import { useSyncExternalStore } from "react";
import { Button } from "../parts/button.tsx";
import { strings } from "../strings/strings.ts";

export interface Toast {
  readonly id: number;
  readonly text: string;
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

/** Says something that needs no answer, to eyes and to screen readers. At most three stand at once. */
export function showToast(text: string, action?: Toast["action"]): void {
  const id = ++latest;
  set([...toasts.slice(-2), { id, text, ...(action === undefined ? {} : { action }) }]);
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
          <span className="grow">{toast.text}</span>
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

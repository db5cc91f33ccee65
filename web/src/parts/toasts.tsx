import { SharedValue, useShared } from "../hooks/shared-value.ts";
import { Button } from "./button.tsx";
import { strings } from "../strings/strings.ts";

interface Toast {
  readonly id: number;
  readonly text: string;
  /** How often it was said while it stood. */
  readonly times: number;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const staysMs = 8000;
const toasts = new SharedValue<readonly Toast[]>([]);
let latest = 0;

/** Says something that needs no answer, to eyes and to screen readers. Only the latest stands, so that the text stays to be read; what is said again is counted. */
export function showToast(text: string, action?: Toast["action"]): void {
  const id = ++latest;
  const before = toasts.value.find((toast) => toast.text === text);
  toasts.set([{ id, text, times: (before?.times ?? 0) + 1, ...(action === undefined ? {} : { action }) }]);
  setTimeout(() => dismiss(id), staysMs);
}

function dismiss(id: number): void {
  toasts.set(toasts.value.filter((toast) => toast.id !== id));
}

/** Where toasts stand; once in the page. */
export function Toasts() {
  const shown = useShared(toasts);
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

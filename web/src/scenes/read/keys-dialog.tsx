import { Dialog } from "../../parts/dialog.tsx";
import { text } from "./strings.ts";

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={text.keys} onClose={onClose}>
      <dl className="read-keys">
        {text.keyList.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

import { usePrinting } from "../hooks/use-printing.ts";
import { useSharing } from "./share/sharing.ts";

/** On paper, where there are no controls: the settings of a figure in words. */
export function PrintedSettings() {
  const sharing = useSharing();
  const isPrinting = usePrinting();
  if (!isPrinting || sharing === null) return null;
  return (
    <dl className="figures-printed">
      {sharing.settings.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { CellValue } from "@rapporteur/core/model";
import { PlainTable } from "../../parts/figure.tsx";
import { cellText } from "./labels.ts";
import { text } from "./strings.ts";

export interface ChangePreview {
  readonly count: number;
  readonly examples: readonly { readonly id: string; readonly before: unknown; readonly after: unknown }[];
}

/** What a change of many would do, some of it one by one. */
export function PreviewTable({ preview, nameOf }: { readonly preview: ChangePreview; readonly nameOf: (value: CellValue) => string | null }) {
  const shown = (value: unknown): string => {
    const cell = value as CellValue;
    return nameOf(cell) ?? (cellText("", cell) || text.none);
  };
  return (
    <div className="stack" role="status">
      <p className="small">{text.wouldChange(preview.count)}</p>
      {preview.count === 0 ? null : (
        <PlainTable
          title={text.preview}
          table={{
            columns: [{ title: text.before }, { title: text.after }],
            rows: preview.examples.map(({ before, after }) => [shown(before), shown(after)]),
          }}
        />
      )}
    </div>
  );
}

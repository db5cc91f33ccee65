import { PlainTable } from "../parts/figure.tsx";
import { text } from "./strings.ts";

export interface ChangePreview {
  readonly count: number;
  readonly examples: readonly { readonly id: string; readonly before: unknown; readonly after: unknown }[];
}

/** What a change of many would do, some of it one by one. */
export function PreviewTable({ preview, shown }: { readonly preview: ChangePreview; readonly shown: (value: unknown) => string }) {
  return (
    <div className="stack" role="status">
      <p className="small">{text.wouldChange(preview.count)}</p>
      {preview.count === 0 ? null : (
        <PlainTable
          title={text.preview}
          table={{
            columns: [{ title: text.before }, { title: text.after }],
            rows: preview.examples.map(({ before, after }) => [shown(before) || text.none, shown(after) || text.none]),
          }}
        />
      )}
    </div>
  );
}

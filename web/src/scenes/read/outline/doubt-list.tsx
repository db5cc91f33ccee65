import { Button } from "../../../parts/button.tsx";
import type { Doubt } from "./authorship-doubts.ts";
import type { NameOf } from "../summary.ts";
import { text } from "../strings.ts";
import { useAttribute } from "./use-attribute.ts";

interface DoubtListProps {
  readonly doubts?: readonly Doubt[] | undefined;
  readonly nameOf: NameOf;
  readonly canCode: boolean;
  readonly onGo: (offset: number) => void;
}

/** What the reading was not sure of, at its place in the outline: a press on a name sets the author for all statements there. */
export function DoubtList({ doubts = [], nameOf, canCode, onGo }: DoubtListProps) {
  const attribute = useAttribute();
  return doubts.map(({ message, start, candidates, statements }) => (
    <div className="read-doubt" role="group" aria-label={text.doubt.label} key={`${start} ${message}`}>
      <button type="button" className="read-doubt-place" onClick={() => onGo(start)}>
        {message}
      </button>
      {canCode && statements.length > 0 ? (
        <span className="row">
          {candidates.map((id) => {
            const name = nameOf(id);
            return name === null ? null : (
              <Button key={id} title={text.doubt.choose(name, statements.length)} onClick={() => attribute({ id, name }, statements)}>
                {name}
              </Button>
            );
          })}
        </span>
      ) : null}
    </div>
  ));
}

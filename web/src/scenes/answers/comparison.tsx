import type { Readout } from "@rapporteur/app/contract";
import { authorOf, type ReadoutProps } from "./answer-matrix.tsx";
import { closed, Passage } from "./passage.tsx";
import { text } from "./strings.ts";

const kinds = ["agreement", "difference of degree", "disagreement"] as const;
type Compared = Readout["comparison"][number];

/** What the contributions agree on, where they differ in degree, where they contradict each other; each line with the quotes of both sides. */
export function Comparison(props: ReadoutProps) {
  const { comparison } = props.readout;
  if (comparison.length === 0) return <p className="note">{text.noComparison}</p>;
  const [told, none] = [true, false].map((isTold) => kinds.filter((kind) => comparison.some((one) => one.kind === kind) === isTold));
  return (
    <>
      {told?.map((kind) => {
        const id = `answers-${kind.replaceAll(" ", "-")}`;
        return (
          <section key={kind} aria-labelledby={id}>
            <h2 id={id}>{text.kinds[kind]}</h2>
            {comparison
              .filter((one) => one.kind === kind)
              .map((one, at) => (
                <Meeting key={`${one.about}-${at}`} {...props} compared={one} />
              ))}
          </section>
        );
      })}
      {none === undefined || none.length === 0 ? null : <p className="note">{text.noneOfKinds(none.map((kind) => text.kinds[kind]))}</p>}
    </>
  );
}

/** What a position is for or against: the heading names the topic alone. */
function stanceOf(statement: Readout["statements"][number], names: ReadonlyMap<string, string>): string {
  if (statement.type !== "position" || statement.agreement === null) return "";
  const concept = statement.concept === null ? "" : (names.get(statement.concept) ?? statement.concept);
  return `${statement.agreement ? text.isFor(concept) : text.isAgainst(concept)}, `;
}

function Meeting({ compared, ...props }: ReadoutProps & { readonly compared: Compared }) {
  const { names, readout, documentId } = props;
  const statements = new Map(readout.statements.map((statement) => [statement.id, statement]));
  return (
    <article className="answers-meeting">
      <h3>{names.get(compared.about) ?? compared.about}</h3>
      <div className="answers-sides">
        {compared.sides.map((side) => (
          <div className="answers-side" key={`${side.contributions.join()}-${side.statements.join()}`}>
            <p className="answers-author">{side.contributions.map((contribution) => authorOf(props, contribution)).join(", ")}</p>
            {side.statements.flatMap((id) => {
              const statement = statements.get(id);
              if (statement === undefined) return [];
              return [
                <div key={id} className={`answers-quote hue hue-${statement.type}`} data-review={statement.review}>
                  <Passage documentId={documentId} start={statement.start} end={statement.end} words={closed(statement.quote)} />
                  <span className="answers-review">
                    {stanceOf(statement, names)}
                    {statement.type}, {text.review[statement.review]}
                  </span>
                </div>,
              ];
            })}
          </div>
        ))}
      </div>
    </article>
  );
}

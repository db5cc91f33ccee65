import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { useResource } from "../data/use-resource.ts";
import type { BasisFigures } from "../parts/basis.tsx";
import type { RowBasis } from "@rapporteur/app/analysis/figures";

/** What a figure rests on, with the precision that the reviews of this type suggest. */
export function useBasis(basis: RowBasis | null, type: string): BasisFigures | null {
  const { id: project } = useProject();
  const { data } = useResource(`trust:${project}`, ["statement"], () => client.statements.trust({ params: { project } }));
  if (basis === null) return null;
  const trust = data?.types.find((one) => one.type === type);
  const precision =
    trust === undefined || trust.precision === null || trust.low === null || trust.high === null
      ? null
      : { value: trust.precision, low: trust.low, high: trust.high, n: trust.accepted + trust.corrected + trust.rejected };
  return { ...basis, precision };
}

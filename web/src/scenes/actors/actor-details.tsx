import type { ActorLayoutRequest, ActorsAnswer, ActorsRequest } from "@rapporteur/app/analysis/figures";
import { DetailsPlace } from "../../figures/details-place.tsx";
import { SharingContext } from "../../figures/share/sharing.ts";
import { Inspector } from "../../parts/inspector.tsx";
import { ActorPanel } from "./actor-panel.tsx";
import { PairPanel } from "./pair-panel.tsx";
import { text } from "./strings.ts";

interface ActorDetailsProps {
  readonly request: ActorsRequest;
  readonly layoutRequest: ActorLayoutRequest;
  readonly answer: ActorsAnswer;
  readonly pair: readonly string[];
  readonly nameOf: (key: string | null) => string;
  readonly onPair: (pair: readonly string[]) => void;
}

/** The words behind what is chosen: one actor, or what two did to each other. */
export function ActorDetails({ request, layoutRequest, answer, pair, nameOf, onPair }: ActorDetailsProps) {
  const [first = "", second = ""] = pair;
  const close = (): void => onPair([]);
  return (
    <DetailsPlace chosen={pair.join(" ")}>
      {first !== "" && second === "" ? (
        <Inspector title={nameOf(first)} onClose={close}>
          <ActorPanel actor={first} request={layoutRequest} {...{ answer, nameOf, onPair }} />
        </Inspector>
      ) : null}
      {first !== "" && second !== "" ? (
        <Inspector title={text.between(nameOf(first), nameOf(second))} onClose={close}>
          {/* The line of time quotes whole passages: its figure is the members'. */}
          <SharingContext value={null}>
            <PairPanel request={request} {...{ first, second, nameOf }} />
          </SharingContext>
        </Inspector>
      ) : null}
    </DetailsPlace>
  );
}

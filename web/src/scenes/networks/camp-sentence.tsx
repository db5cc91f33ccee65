import { Fragment, useMemo } from "react";
import type { NetworkAnswer } from "@rapporteur/app/analysis/figures";
import { nodeKey } from "./drawn-network.ts";
import { campReading } from "./readings.ts";
import { text } from "./strings.ts";

interface CampSentenceProps {
  readonly network: NetworkAnswer;
  readonly nameOf: (key: string) => string;
  readonly onChoose: (key: string) => void;
}

const mostNamed = 3;

/** What there is to see, in a sentence; each name leads to the statements of its node. */
export function CampSentence({ network, nameOf, onChoose }: CampSentenceProps) {
  const reading = useMemo(() => campReading(network), [network]);
  if (reading === null) return null;
  const name = (at: number) => {
    const node = network.nodes[at];
    return node === undefined ? null : (
      <button type="button" className="networks-name" onClick={() => onChoose(nodeKey(node))}>
        {nameOf(node.key)}
      </button>
    );
  };
  const { camps, more, between, belowZero, bridge } = reading;
  return (
    <p className="networks-sentence">
      {text.camps}{" "}
      {camps.map((members, camp) => (
        <Fragment key={members[0]}>
          {camp === 0 ? "" : text.and}
          {members.slice(0, mostNamed).map((member, at) => (
            <Fragment key={member}>
              {at === 0 ? "" : " "}
              <span className="networks-listed">
                {name(member)}
                {at === Math.min(members.length, mostNamed) - 1 ? "" : ","}
              </span>
            </Fragment>
          ))}
          {members.length > mostNamed ? text.andMore(members.length - mostNamed) : ""}
        </Fragment>
      ))}
      {text.campsMore(more)} {text.between(between, belowZero)}{" "}
      {bridge === null ? null : (
        <>
          {name(bridge.node)} {text.bridges(bridge.ties)}
        </>
      )}
    </p>
  );
}

import { SecondFactor } from "./second-factor.tsx";
import { strings } from "../strings/strings.ts";

/** What a server that demands a second factor shows to a person who has none: how to get one, and nothing else. */
export function FactorWanted() {
  return (
    <main className="scene">
      <h1>{strings.frame.factorWanted}</h1>
      <p>{strings.frame.factorWantedLead}</p>
      <SecondFactor />
      <p>
        <a href="/">{strings.frame.goOn}</a>
      </p>
    </main>
  );
}

import { Link } from "wouter";
import { searchOfScope } from "../hooks/scope-query.ts";
import { strings } from "../strings/strings.ts";

const ways = ["experts", "networks", "actors", "causes", "forecasts", "statements", "answers"] as const;

/** From a document to every analysis of it alone. */
export function OnlyThisDocument({ id }: { readonly id: string }) {
  const query = searchOfScope({ in: [id] });
  return (
    <nav className="only-this small no-print" aria-label={strings.parts.onlyThis}>
      <span className="soft">{strings.parts.onlyThis}:</span>{" "}
      {ways.map((way) => (
        <Link key={way} href={`/${way}${query}`}>
          {strings.screens[way]}
        </Link>
      ))}
    </nav>
  );
}

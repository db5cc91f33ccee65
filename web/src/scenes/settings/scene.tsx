import type { ComponentType } from "react";
import { Link, useLocation } from "wouter";
import { Account } from "./account/account.tsx";
import { Care } from "./care.tsx";
import { Codebook } from "./codebook/codebook.tsx";
import { Coders } from "./coders.tsx";
import { Concepts } from "./codebook/concepts.tsx";
import { Highlights } from "./codebook/highlights.tsx";
import { History } from "./history.tsx";
import { People } from "./people/people.tsx";
import { ProjectSettings } from "./project-settings.tsx";
import "./settings.css";
import { text } from "./strings.ts";
import { Tokens } from "./account/tokens.tsx";
import { Types } from "./codebook/types.tsx";

const sections: Readonly<Record<keyof typeof text.sections, ComponentType>> = {
  types: Types,
  codebook: Codebook,
  concepts: Concepts,
  highlights: Highlights,
  people: People,
  account: Account,
  tokens: Tokens,
  coders: Coders,
  project: ProjectSettings,
  care: Care,
  history: History,
};
const keys = Object.keys(sections) as (keyof typeof sections)[];

/** What holds for the whole project, a section at a time. */
export function Scene() {
  const [location] = useLocation();
  const chosen = keys.find((key) => location === `/settings/${key}`) ?? "types";
  const Section = sections[chosen];
  return (
    <div className="scene settings">
      <h1>{text.title}</h1>
      <div className="settings-columns">
        <nav className="settings-nav" aria-label={text.title}>
          {keys.map((key) => (
            <Link key={key} href={`/settings/${key}`} className="settings-link" aria-current={key === chosen ? "page" : undefined}>
              {text.sections[key]}
            </Link>
          ))}
        </nav>
        <section className="settings-section" aria-labelledby="settings-section">
          <h2 id="settings-section">{text.sections[chosen]}</h2>
          <Section />
        </section>
      </div>
    </div>
  );
}

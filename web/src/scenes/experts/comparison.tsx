import { Link } from "wouter";
import type { PositionLine, Profile, SharedLine } from "@rapporteur/app/analysis/figures";
import { profileHref } from "../../hooks/profile-href.ts";
import { Changes } from "./changes.tsx";
import { CountedList } from "./counted-list.tsx";
import { ForecastsPart } from "./forecasts-part.tsx";
import type { PageContext } from "./page-context.ts";
import { Quote, StanceWord } from "./position-table.tsx";
import { Lead, namedItems } from "./profile-page.tsx";
import { axisTitle, reachOf, StanceStrip, type Reach } from "./stance-strip.tsx";
import { text } from "./strings.ts";

interface ComparisonProps {
  readonly profiles: readonly Profile[];
  readonly shared: readonly SharedLine[];
  readonly context: PageContext;
}

/** Two or more side by side: what they have positions on together, those who part first; then each one's page in brief. */
export function Comparison({ profiles, shared, context }: ComparisonProps) {
  const { role } = context;
  const parted = shared.filter(({ areApart }) => areApart).length;
  return (
    <>
      <section className="experts-part">
        <h2>{text.shared[role]}</h2>
        <p className="serif">{text.sharedLead(parted, shared.length)}</p>
        {shared.length === 0 ? null : <SharedTable profiles={profiles} shared={shared} context={context} />}
        {shared.length === 0 ? null : <p className="note">{text.positionsNote}</p>}
      </section>
      <div className="experts-beside" style={{ "--beside": profiles.length } as React.CSSProperties}>
        {profiles.map((profile) => (
          <Brief key={profile.key} profile={profile} context={context} />
        ))}
      </div>
    </>
  );
}

function SharedTable({ profiles, shared, context }: ComparisonProps) {
  const { nameOf, role, kept } = context;
  const reach = reachOf(shared.flatMap(({ lines }) => lines));
  return (
    <div className="experts-scroll" tabIndex={0} role="group" aria-label={text.shared[role]}>
      <table className="experts-table experts-shared">
        <thead>
          <tr>
            <th scope="col">{text.positionColumns[role]}</th>
            {profiles.map(({ key }) => (
              <th key={key} scope="col">
                {nameOf(key)} <span className="note">{axisTitle(reach)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shared.map(({ key, lines, areApart }) => (
            <tr key={key} data-apart={areApart ? "" : undefined}>
              <th scope="row">
                <Link href={profileHref(role === "speaker" ? "concept" : "speaker", [key], kept)}>{nameOf(key)}</Link>
                <span className="note">{areApart ? text.apart : text.alike}</span>
              </th>
              {lines.map((line, at) => (
                <td key={profiles[at]?.key ?? at} data-who={nameOf(profiles[at]?.key ?? null)}>
                  <Cell line={line} reach={reach} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ line, reach }: { readonly line: PositionLine | null; readonly reach: Reach | null }) {
  if (line === null) return <span className="soft">{text.notSaid}</span>;
  return (
    <div className="experts-cell">
      <span className="row">
        <StanceWord line={line} /> <span className="note">{text.counts(line.forCount, line.againstCount)}</span>
      </span>
      <StanceStrip line={line} reach={reach} />
      <Quote row={line.latest} />
    </div>
  );
}

function Brief({ profile, context }: { readonly profile: Profile; readonly context: PageContext }) {
  const { nameOf, role, kept } = context;
  const name = nameOf(profile.key);
  return (
    <section className="experts-brief" aria-label={name}>
      <h2>
        <Link href={profileHref(role, [profile.key], kept)} title={text.toPage(name)}>
          {name}
        </Link>
      </h2>
      <Lead profile={profile} context={context} />
      <Changes lines={profile.lines} context={context} />
      <h3>{role === "speaker" ? text.topics.speaker : text.voices}</h3>
      <CountedList
        items={role === "speaker" ? namedItems(profile.topics, "concept", context) : namedItems(profile.voices, "speaker", context)}
        nameOf={nameOf}
        none={text.noneNamed}
      />
      {role === "speaker" ? (
        <>
          <h3>{text.forecasts}</h3>
          <ForecastsPart speaker={profile.key} context={context} />
        </>
      ) : null}
    </section>
  );
}

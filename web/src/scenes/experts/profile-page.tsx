import { Link } from "wouter";
import type { ActTie, CauseTie, NamedCount, Profile, RoleStretch } from "@rapporteur/app/analysis/figures";
import { formatDay, formatPercent } from "../../hooks/format.ts";
import { profileHref, type ProfileRole } from "../../hooks/profile-href.ts";
import { EmptyState } from "../../parts/states.tsx";
import { Changes } from "./changes.tsx";
import { CountedList, type CountedItem } from "./counted-list.tsx";
import { ForecastsPart } from "./forecasts-part.tsx";
import { MonthBars } from "./month-bars.tsx";
import { statementsSearch } from "./statements-search.ts";
import { OthersList } from "./others-list.tsx";
import type { PageContext } from "./page-context.ts";
import { PositionTable } from "./position-table.tsx";
import { text } from "./strings.ts";

interface ProfilePageProps {
  readonly profile: Profile;
  readonly context: PageContext;
}

/** One page, as a biography in statements. */
export function ProfilePage({ profile, context }: ProfilePageProps) {
  const { role, nameOf } = context;
  if (profile.basis.statements === 0) return <EmptyState title={text.noKey}>{text.noKeyText}</EmptyState>;
  return (
    <>
      <Lead profile={profile} context={context} />
      <div className="experts-page">
        <div className="experts-main">
          <Changes lines={profile.lines} context={context} />
          <section className="experts-part">
            <h2>{text.positions[role]}</h2>
            <PositionTable lines={profile.lines} lineCount={profile.lineCount} context={context} />
          </section>
          {role === "speaker" ? (
            <section className="experts-part">
              <h2>{text.forecasts}</h2>
              <ForecastsPart speaker={profile.key} context={context} />
            </section>
          ) : null}
        </div>
        <div className="experts-margin">
          <MonthBars profile={profile} context={context} />
          {role === "speaker" ? <Roles roles={profile.roles} nameOf={nameOf} /> : null}
          {role === "speaker" ? null : <Part title={text.voices} items={namedItems(profile.voices, "speaker", context)} context={context} />}
          {role === "speaker" ? <OthersList others={profile.others} of={profile.key} context={context} /> : null}
          <Part title={text.topics[role]} items={namedItems(profile.topics, "concept", context)} context={context} />
          {profile.acts.length === 0 ? null : <Part title={text.acts} items={actItems(profile.acts, context)} context={context} />}
          <Causes causes={profile.causes} context={context} />
        </div>
      </div>
    </>
  );
}

/** What there is on the page in a sentence, how much of it nobody reviewed, and the way to all of it. */
export function Lead({ profile, context }: ProfilePageProps) {
  const { role } = context;
  const { basis, firstDay, lastDay, undatedCount, lines, key } = profile;
  const changed = lines.filter(({ changes }) => changes.length > 0).length;
  const span = firstDay === null || lastDay === null ? "" : ` ${text.span(formatDay(firstDay), formatDay(lastDay))}`;
  const notes = [
    undatedCount === 0 ? null : text.undated(undatedCount),
    basis.unreviewedShare === null ? null : text.unreviewed(formatPercent(basis.unreviewedShare)),
  ].filter((note) => note !== null);
  return (
    <div className="experts-lead">
      <p className="serif">
        {text.lead(basis.statements, basis.documents)}
        {span}. {lines.length === 0 ? "" : text.changed[role](changed)}
      </p>
      <p className="note">
        {notes.length === 0 ? "" : `${notes.join(" · ")} · `}
        <Link href={`/statements?${statementsSearch(key, context)}`}>{role === "speaker" ? text.statementsOf : text.statementsAbout}</Link>
      </p>
    </div>
  );
}

function Roles({ roles, nameOf }: { readonly roles: readonly RoleStretch[]; readonly nameOf: PageContext["nameOf"] }) {
  const day = (date: string | null): string => (date === null ? text.open : formatDay(date));
  const items = roles.map(({ organization, fact, from, to, ids }): CountedItem => {
    const name = organization === null ? fact : nameOf(organization);
    const span = from === null && to === null ? text.noDay : text.roleSpan(day(from), day(to));
    const label = (
      <>
        {name} <span className="note experts-span">{span}</span>
      </>
    );
    return { key: `${name} ${from}`, name, label, figure: ids.length, ids };
  });
  return (
    <section className="experts-part">
      <h2>{text.roles}</h2>
      <CountedList items={items} nameOf={nameOf} none={text.noRoles} />
      {items.length === 0 ? null : <p className="note">{text.rolesNote}</p>}
    </section>
  );
}

function Part({ title, items, context }: { readonly title: string; readonly items: readonly CountedItem[]; readonly context: PageContext }) {
  return (
    <section className="experts-part">
      <h2>{title}</h2>
      <CountedList items={items} nameOf={context.nameOf} none={text.noneNamed} />
    </section>
  );
}

/** Who stands in the list has a page: what kind of page its key tells. */
function pageOf(key: string, otherwise: ProfileRole): ProfileRole {
  if (key.startsWith("concept:")) return "concept";
  return /^(?:state|org|group):/.test(key) ? "actor" : otherwise;
}

export function namedItems(named: readonly NamedCount[], otherwise: ProfileRole, { nameOf, kept }: PageContext): CountedItem[] {
  return named.map(({ key, statements, ids }) => {
    const name = nameOf(key);
    const label = key === "" ? name : <Link href={profileHref(pageOf(key, otherwise), [key], kept)}>{name}</Link>;
    return { key, name, label, figure: statements.toLocaleString("en"), ids };
  });
}

function actItems(acts: readonly ActTie[], { nameOf, kept }: PageContext): CountedItem[] {
  return acts.map(({ other, ids, ...counts }) => ({
    key: other,
    name: nameOf(other),
    label: (
      <>
        <Link href={profileHref(pageOf(other, "actor"), [other], kept)}>{nameOf(other)}</Link>{" "}
        <span className="note experts-span">{actWords(counts)}</span>
      </>
    ),
    figure: ids.length.toLocaleString("en"),
    ids,
  }));
}

function actWords(counts: Omit<ActTie, "other" | "ids">): string {
  const { cooperationGiven, conflictGiven, cooperationReceived, conflictReceived } = counts;
  return text.actWords({ did: [cooperationGiven, conflictGiven], met: [cooperationReceived, conflictReceived] });
}

function Causes({ causes, context }: { readonly causes: readonly CauseTie[]; readonly context: PageContext }) {
  const of = (way: CauseTie["way"]): CountedItem[] => causes.filter((tie) => tie.way === way).map((tie) => causeItem(tie, context));
  const [before, after] = [of("cause"), of("effect")];
  return (
    <>
      {before.length === 0 ? null : <Part title={text.causes} items={before} context={context} />}
      {after.length === 0 ? null : <Part title={text.effects} items={after} context={context} />}
    </>
  );
}

function causeItem({ other, ids, ...counts }: CauseTie, { nameOf, kept }: PageContext): CountedItem {
  const claims = (["plus", "minus", "unsigned", "denied"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${text.claims[kind]}`);
  const label = (
    <>
      <Link href={profileHref(pageOf(other, "concept"), [other], kept)}>{nameOf(other)}</Link>{" "}
      <span className="note experts-span">{claims.join(", ")}</span>
    </>
  );
  return { key: other, name: nameOf(other), label, figure: ids.length.toLocaleString("en"), ids };
}

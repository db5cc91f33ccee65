import { useMemo } from "react";
import { Link } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import { SavedViews } from "../../figures/saved-views.tsx";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import type { ProjectOverview } from "../../figures/use-overview.ts";
import { profileHref } from "../../hooks/profile-href.ts";
import { scopeSearch } from "../../hooks/scope-query.ts";
import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/select.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { mostCompared, type Change, type ExpertQuery } from "./settings.ts";
import { text } from "./strings.ts";

interface PageHeadProps {
  readonly query: ExpertQuery;
  readonly change: Change;
  readonly scope: StatementScope;
  readonly names: ProjectOverview;
}

/** Whose page it is, the way back to the list, and another one to put beside. */
export function PageHead({ query: { kind, who, drafts }, change, scope, names: { nameOf } }: PageHeadProps) {
  const kept = scopeSearch(useSearch());
  const [only] = who;
  return (
    <div className="experts-head">
      <Link className="small" href={profileHref(kind, [], kept)}>
        ← {text.all[kind]}
      </Link>
      <div className="scene-head">
        <h1>{who.length === 1 ? nameOf(only ?? null) : text.sideTitle(who.map(nameOf).join(" · "))}</h1>
        <SavedViews screen="experts" />
      </div>
      <div className="experts-with">
        {who.length === 1
          ? null
          : who.map((key) => (
              <Button
                key={key}
                look="quiet"
                aria-label={text.remove(nameOf(key))}
                onClick={() => change({ who: who.filter((one) => one !== key) }, { isStep: true })}
              >
                {nameOf(key)} ×
              </Button>
            ))}
        {who.length < mostCompared ? <AddAnother {...{ kind, who, drafts, scope, nameOf, change }} /> : null}
      </div>
    </div>
  );
}

interface AddProps extends Pick<ExpertQuery, "kind" | "who" | "drafts"> {
  readonly scope: StatementScope;
  readonly nameOf: (key: string | null) => string;
  readonly change: Change;
}

function AddAnother({ kind, who, drafts, scope, nameOf, change }: AddProps) {
  const request = useMemo(() => ({ scope, countsDrafts: drafts, role: kind }), [scope, drafts, kind]);
  const { data } = useEngine("profiles", request);
  const options = (data?.entries ?? [])
    .filter(({ key }) => !who.includes(key))
    .map(({ key }) => ({ value: key, label: nameOf(key) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <Select
      className="experts-add"
      label={text.add[kind]}
      value=""
      options={[{ value: "", label: text.chooseOther }, ...options]}
      onChange={(key) => {
        if (key !== "") change({ who: [...who, key] }, { isStep: true });
      }}
    />
  );
}

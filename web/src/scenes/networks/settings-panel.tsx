import { duplicateRules, explainOptions, type Explanation, networkTypes } from "@rapporteur/engines/network";
import { Check } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { figureText } from "../../figures/strings.ts";
import type { Overview, TypeUse } from "@rapporteur/app/analysis/figures";
import { aggregationsFor, normalizationsFor, settled, usualVariables, type NetworkQuery } from "./settings.ts";
import { text } from "./strings.ts";

interface SettingsPanelProps {
  readonly query: NetworkQuery;
  readonly overview: Overview;
  readonly onChange: (change: Partial<NetworkQuery>) => void;
}

/** Every setting with what it does in a sentence, and its formula one press away. */
export function SettingsPanel({ query, overview, onChange }: SettingsPanelProps) {
  const use = overview.types.find(({ type }) => type === query.type);
  const change = (wanted: Partial<NetworkQuery>): void => onChange(settled(query, wanted));
  return (
    <div className="figures-fields">
      <div>
        <Select
          label={text.settingLabels.networkType}
          value={query.net}
          options={networkTypes.map((value) => ({ value, label: text.networkTypes[value] }))}
          onChange={(net) => change({ net: net === "twomode" ? "twomode" : "onemode" })}
        />
        <Explain option="networkType" value={query.net} />
      </div>
      <Variables query={query} overview={overview} use={use} change={change} />
      <Choice
        label={text.settingLabels.aggregation}
        option="aggregation"
        value={query.ties}
        values={aggregationsFor(query)}
        names={text.aggregations}
        onChange={(ties) => change({ ties })}
      />
      <Choice
        label={text.settingLabels.normalization}
        option="normalization"
        value={query.divide}
        values={normalizationsFor(query)}
        names={text.normalizations}
        onChange={(divide) => change({ divide })}
      />
      <Choice
        label={text.settingLabels.duplicates}
        option="duplicates"
        value={query.repeats}
        values={duplicateRules}
        names={text.duplicateRules}
        onChange={(repeats) => change({ repeats })}
      />
      <div>
        <Check label={text.isolates} checked={query.isolates} onChange={(isolates) => change({ isolates })} />
        <Explain option="isolates" value={query.isolates ? "yes" : "no"} />
      </div>
      <Check label={figureText.countDrafts} checked={query.drafts} onChange={(drafts) => change({ drafts })} />
    </div>
  );
}

interface VariablesProps {
  readonly query: NetworkQuery;
  readonly overview: Overview;
  readonly use: TypeUse | undefined;
  readonly change: (wanted: Partial<NetworkQuery>) => void;
}

function Variables({ query, overview, use, change }: VariablesProps) {
  const names = (use?.variables ?? []).filter(({ kind, name }) => (kind === "entity" || kind === "text") && !wordy.has(name)).map(({ name }) => name);
  const levels = (use?.variables ?? []).filter(({ kind }) => kind === "boolean" || kind === "integer").map(({ name }) => name);
  const options = (chosen: string, others: readonly string[]) =>
    [...new Set([chosen, ...others])].map((value) => ({ value, label: variableName(value) }));
  const toType = (type: string): void => change({ type, ...(usualVariables[type] ?? { rows: "speaker", columns: names[1] ?? "", qualifier: "" }) });
  return (
    <>
      <Select
        label={text.settingLabels.statementType}
        value={query.type}
        options={[...new Set([query.type, ...overview.types.map(({ type }) => type)])].map((value) => ({ value, label: capitalized(value) }))}
        onChange={toType}
      />
      <Select
        label={text.settingLabels.variable1}
        value={query.rows}
        options={options(
          query.rows,
          names.filter((name) => name !== query.columns),
        )}
        onChange={(rows) => change({ rows })}
      />
      <Select
        label={text.settingLabels.variable2}
        value={query.columns}
        options={options(
          query.columns,
          names.filter((name) => name !== query.rows),
        )}
        onChange={(columns) => change({ columns })}
      />
      <div>
        <Select
          label={text.settingLabels.qualifier}
          value={query.qualifier}
          options={[{ value: "", label: text.noQualifier }, ...options(query.qualifier, levels).filter(({ value }) => value !== "")]}
          onChange={(qualifier) => change({ qualifier, ties: qualifier === "" ? "ignore" : query.ties })}
        />
        {query.qualifier === "" ? null : <Explain option="qualifier" value="similarity" />}
      </div>
    </>
  );
}

/** Texts that are sentences, which tie nobody to anybody. */
const wordy = new Set(["quote", "causeText", "effectText", "connective", "condition", "coder", "status"]);

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly option: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly names: Readonly<Record<string, string>>;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, option, value, values, names, onChange }: ChoiceProps<T>) {
  return (
    <div>
      <Select
        label={label}
        value={value}
        options={values.map((one) => ({ value: one, label: names[one] ?? one }))}
        onChange={(chosen) => {
          const known = values.find((one) => one === chosen);
          if (known !== undefined) onChange(known);
        }}
      />
      <Explain option={option} value={value} />
    </div>
  );
}

function Explain({ option, value }: { readonly option: string; readonly value: string }) {
  return explainOptions({ [option]: value }).map((explanation: Explanation) => (
    <details key={explanation.option} className="explain">
      <summary>{explanation.sentence}</summary>
      <span>{figureText.formula}:</span> <code>{explanation.formula}</code>
    </details>
  ));
}

export function variableName(name: string): string {
  return text.variables[name] ?? capitalized(name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());
}

const capitalized = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

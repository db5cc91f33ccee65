import { nearestName, RapporteurError, ownValue } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import {
  fieldNames,
  type NetworkOptions,
  type ParsedNetworkOptions,
  parseNetworkOptions,
  type RawOptions,
  type ValueFilter,
} from "@rapporteur/engines/network";
import type { NetworkView, OptionsOf } from "../../contract/analysis-options.ts";
import type { TableNeeds } from "../input/open-statements-library.ts";
import type { OpenedStatements } from "../input/opened-statements.ts";

/** What is asked of the network besides the network itself. */
export type NetworkChoices = Partial<OptionsOf<"network">>;

/** Statements and everything that was asked of them. */
export interface NetworkRequest extends ParsedNetworkOptions {
  readonly opened: OpenedStatements;
  readonly table: StatementTable;
  readonly wishes: NetworkChoices;
  readonly show: NetworkView;
  /** Things the user should know of the request itself. */
  readonly notes: readonly string[];
}

/**
 * Settles a request. Where nothing is said: speakers of readouts, organizations of other sources, tied through concepts; agreement is the
 * qualifier where there is one and is subtracted (left aside with `compatible`, as in DNA).
 *
 * @throws RAP_NETWORK_OPTION for names and values that do not exist, with the nearest one
 */
export function settleRequest(opened: OpenedStatements, raw: RawOptions, wishes: NetworkChoices): NetworkRequest {
  const { table } = opened;
  const parsed = parseNetworkOptions({ ...usualFields(fieldNames(table), opened.hasSpeakers), ...given(raw) });
  const network = settleNetwork(opened, parsed.network);
  checkStatementType(table, network.statementType);
  const show = wishes.show ?? (parsed.isEventList ? "events" : isSeries(parsed) ? "windows" : "matrix");
  checkView(show, parsed);
  return { ...parsed, network, opened, table, wishes, show, notes: unknownValues(table, network.filters ?? []) };
}

export function isSeries({ windows, kernel }: Pick<ParsedNetworkOptions, "windows" | "kernel">): boolean {
  return windows !== null || kernel !== null;
}

/** Variables by the names they usually have. */
function usualFields(known: readonly string[], hasSpeakers: boolean): RawOptions {
  const first = (names: readonly string[]): string | undefined => names.find((name) => known.includes(name));
  return {
    variable1: first(hasSpeakers ? ["speaker"] : ["organization", "person", "speaker", "actor"]),
    variable2: first(["concept"]),
    qualifier: first(["agreement"]),
  };
}

/**
 * What a view of a network looks at in tables of statements: the variables that its options name. All where it shows statements themselves, and where an option
 * names what is not there, so that the error can say what is.
 */
export function networkNeeds(raw: RawOptions, wishes: NetworkChoices): TableNeeds | undefined {
  const { isEventList } = parseNetworkOptions(given(raw));
  if (isEventList || wishes.show === "events" || wishes.evidence !== undefined) return undefined;
  return {
    variables: (known) => {
      const { network } = parseNetworkOptions({ ...usualFields(known, true), ...given(raw) });
      const fields = [network.variable1, network.variable2, network.qualifier, ...(network.filters ?? []).map(({ field }) => field)];
      const named = fields.filter((field) => field != null && !field.startsWith("document:")) as string[];
      return named.every((field) => known.includes(field)) ? named : known;
    },
  };
}

function settleNetwork({ table, review }: OpenedStatements, parsed: NetworkOptions): NetworkOptions {
  const kind = parsed.qualifier == null ? undefined : ownValue(table.variables, parsed.qualifier)?.kind;
  const isCounted = kind === "boolean" || kind === "integer" || kind === "number";
  const aggregation = parsed.aggregation ?? (isCounted && parsed.compatible === undefined ? "subtract" : "ignore");
  // Some engines spread options over defaults of their own; an absent option must then be absent.
  return { ...given(parsed), aggregation, reviewStates: parsed.reviewStates ?? review };
}

/** A record without the keys that hold nothing. */
function given<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

function checkStatementType(table: StatementTable, asked: string | undefined): void {
  if (asked === undefined || table.typeNames.includes(asked)) return;
  const near = nearestName(asked, table.typeNames);
  const cure = near === null ? `the types are ${table.typeNames.join(", ")}` : `did you mean ${near}?`;
  throw new RapporteurError("RAP_NETWORK_OPTION", { option: "statementType", value: asked, cure });
}

const seriesViews: readonly NetworkView[] = ["windows", "polarization", "phases"];

function checkView(show: NetworkView, parsed: ParsedNetworkOptions): void {
  const refuse = (cure: string): never => {
    throw new RapporteurError("RAP_NETWORK_OPTION", { option: "show", value: show, cure });
  };
  if (parsed.isEventList && isSeries(parsed)) refuse("a list of events has no windows; narrow it with --from and --to");
  if (isSeries(parsed) && !seriesViews.includes(show)) refuse("it is of one network; leave windows out, or narrow it with --from and --to");
  if (show === "windows" && !isSeries(parsed)) refuse("name the unit of time with --windows, e.g. --windows months --window-size 3");
}

/** Filters on values that no statement has: they are slips more often than not. */
function unknownValues(table: StatementTable, filters: readonly ValueFilter[]): string[] {
  return filters.flatMap(({ field, values }) => {
    const bare = field.replace(/^document:/, "");
    const column = field.startsWith("document:")
      ? ownValue(table.documents.fields, bare)
      : (ownValue(table.variables, field) ?? ownValue(table.documents.fields, bare));
    if (column === undefined || !("codes" in column)) return [];
    return values
      .filter((value) => !column.dictionary.includes(value))
      .map((value) => {
        const near = nearestName(value, column.dictionary);
        return `No statement has ${field} = ${value}${near === null ? "" : `; did you mean ${near}?`}`;
      });
  });
}

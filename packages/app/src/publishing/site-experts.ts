import { FreeNames } from "@rapporteur/core/base";
import { signatories } from "@rapporteur/core/model";
import { currentOutcomes, type LedgerForecast, scoreRange, scoreRule, type TrackRecord, trackRecords } from "@rapporteur/engines/forecast";
import { nameOf, onOneLine, rolesOf } from "../present/selection.ts";
import { fileSlug } from "./site/addresses.ts";
import type { ExpertForecast, SiteExpert, SitePage } from "./site/site-data.ts";
import { outcomeText } from "../analysis/forecasts/forecast-ledger-file.ts";
import { ledgerOf } from "../analysis/forecasts/ledger-of.ts";
import { ledgerRecords } from "../analysis/forecasts/ledger-records.ts";
import { librarySource } from "../analysis/input/library-source.ts";
import type { Workplace } from "../library/workplace.ts";
import { openStatements } from "../analysis/input/open-statements.ts";
import type { ToldPage } from "./roundups/published-page.ts";

/** A published page with where its document stands in the library. */
export interface PublishedDocument extends ToldPage {
  readonly documentId: string;
  readonly revision: number;
}

/**
 * Who wrote the published pages, with their roles, and how their published forecasts fared: the same records that `rapporteur forecasts` gives for these
 * documents at the latest snapshot's revision.
 */
export async function siteExperts(workplace: Pick<Workplace, "store" | "project">, published: readonly PublishedDocument[]): Promise<SiteExpert[]> {
  const people = authorsOf(published.map(({ page }) => page));
  if (people.size === 0) return [];
  const records = await publishedRecords(workplace, published);
  const slugs = new FreeNames();
  return [...people].map(([key, { name, roles }]) => {
    const own = records.get(key);
    return { slug: slugs.take(fileSlug(name) || "expert"), name, roles, forecasts: own?.forecasts ?? [], score: own?.score ?? null };
  });
}

function authorsOf(pages: readonly SitePage[]): Map<string, { name: string; roles: string[] }> {
  const people = new Map<string, { name: string; roles: string[] }>();
  for (const { readout } of pages) {
    for (const own of readout.document.contributions.flatMap(signatories)) {
      const known = people.get(own.author) ?? { name: nameOf(readout, own.author), roles: [] };
      const role = onOneLine(rolesOf(readout, own));
      if (role !== "" && !known.roles.includes(role)) known.roles.push(role);
      people.set(own.author, known);
    }
  }
  return people;
}

type Own = Pick<SiteExpert, "forecasts" | "score">;

async function publishedRecords(workplace: Pick<Workplace, "store" | "project">, published: readonly PublishedDocument[]): Promise<Map<string, Own>> {
  const documents = published.map(({ documentId }) => documentId);
  const asOf = Math.max(...published.map(({ revision }) => revision));
  const opened = await openStatements([], { countsDrafts: true, library: librarySource(workplace, { documents, asOf }) });
  const gathered = opened.byId();
  // Outcomes arrive after publication, and scores follow them.
  const ledger = ledgerOf(await ledgerRecords(workplace), gathered);
  const outcomes = currentOutcomes(ledger.history);
  const questions = new Map(ledger.ledger.questions.map((question) => [question.id, question.text]));
  const places = new Map(
    published.flatMap(({ page, toldAs }) => [...toldAs].map(([id, told]) => [id, { page: page.slug, statement: told }] as const)),
  );
  const told = (scoredBy: ReadonlyMap<string, TrackRecord["scored"][number]>, forecast: LedgerForecast): ExpertForecast[] => {
    const place = places.get(forecast.id);
    if (place === undefined) return [];
    const outcome = outcomes.get(forecast.question);
    const scored = scoredBy.get(forecast.id);
    const range = scored === undefined ? null : scoreRange(scored, scoreRule("brier"));
    const brier = range === null ? null : { low: range.best, high: range.worst };
    return [
      { ...place, question: questions.get(forecast.question) ?? "", outcome: outcome === undefined ? null : outcomeText(outcome.verdict), brier },
    ];
  };
  const byForecaster = Map.groupBy(
    ledger.ledger.forecasts.filter(({ isAccepted }) => isAccepted),
    ({ forecaster }) => forecaster,
  );
  const records = trackRecords(ledger.ledger, ledger.history, { rule: "brier" });
  return new Map(
    records.map((record) => {
      const { score, questionCount, forecaster } = record;
      const scoredBy = new Map(record.scored.map((one) => [one.forecast, one]));
      const forecasts = (byForecaster.get(forecaster) ?? []).flatMap((forecast) => told(scoredBy, forecast));
      return [forecaster, { forecasts, score: score === null ? null : { low: score.bounds.best, high: score.bounds.worst, n: questionCount } }];
    }),
  );
}

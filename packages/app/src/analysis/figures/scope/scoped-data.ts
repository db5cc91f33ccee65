import type { StatementScope } from "../../../contract/scope.ts";
import { figureData, type FigureData } from "../figure-data.ts";
import { keepFew } from "../keep-few.ts";
import { isWholeScope, scopeKey, scopeTable } from "./scope-table.ts";

const keepScoped = keepFew<FigureData>(4);

/** The data with the statements that a scope leaves; the latest few scopes are kept. Every figure is made from this, wherever it is made. */
export function scopedData(data: FigureData, scope: StatementScope | undefined): FigureData {
  if (scope === undefined || isWholeScope(scope)) return data;
  return keepScoped(data, scopeKey(scope), () => {
    const { revision, entities, table } = data;
    return figureData({ revision, entities, table: scopeTable(table, scope) }, null);
  });
}

import type { FastifyRequest } from "fastify";
import { errorCatalogue, type ErrorCode } from "@rapporteur/core/base";

const accounts = new WeakMap<FastifyRequest, string>();

/** Notes by whose account a request comes, as the gate found out. */
export function noteAccount(request: FastifyRequest, account: string): void {
  accounts.set(request, account);
}

/** Rights that are lacking, limits that are passed, checks that somebody tries to get round. */
const isOfSecurity = (code: ErrorCode): boolean =>
  ["forbidden", "limit"].includes(errorCatalogue[code].kind) || ["RAP_HTTP_HOST", "RAP_ACCOUNT_TOKEN"].includes(code);

/** A line for anyone who watches the server: what was refused to which account (its id; null: nobody is signed in), at which route. */
export function logRefusal(request: FastifyRequest, code: ErrorCode): void {
  if (!isOfSecurity(code)) return;
  request.log.warn(
    { code, method: request.method, route: request.routeOptions.url ?? null, account: accounts.get(request) ?? null },
    "refused by rule",
  );
}

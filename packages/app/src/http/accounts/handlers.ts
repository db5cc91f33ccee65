import { invite } from "../../access/accounts-invitations.ts";
import { makeToken, removeToken } from "../../access/accounts-tokens.ts";
import { putMember, removeMember, updateAccount } from "../../access/accounts.ts";
import type { HandlersOf } from "../handler.ts";
import { demandAccounts } from "../session/demand-accounts.ts";
import { presentAccount, presentToken } from "./present.ts";

export const accounts: HandlersOf<"accounts"> = {
  list: async ({ app }) => ({ accounts: (await app.store.accounts.accounts()).map(presentAccount) }),
  update: async ({ app, caller, params, body }) => updateAccount(app, caller, params.id, body),
  invite: async ({ app, caller, body }) => {
    demandAccounts(app);
    return invite(app, caller.account.id, body);
  },
  audit: async ({ app, query }) => app.store.accounts.auditLog(query),
  auditFile: async ({ app, query }) => {
    const entries = await app.store.accounts.auditChain(query);
    return { bytes: entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""), type: "application/x-ndjson", filename: "audit.jsonl" };
  },
};

export const tokens: HandlersOf<"tokens"> = {
  list: async ({ app, caller }) => {
    const own = await app.store.accounts.tokensOf(caller.account.id);
    // A token for one project names no other.
    return { tokens: own.filter(({ project }) => caller.onlyProject === null || project === caller.onlyProject).map(presentToken) };
  },
  create: async ({ app, caller, body }) => {
    const { token, secret } = await makeToken(app, caller, body);
    return { token: presentToken(token), secret };
  },
  remove: async ({ app, caller, params }) => removeToken(app, caller.account.id, params.id),
};

export const members: HandlersOf<"members"> = {
  list: async ({ app, params }) => ({ members: await app.store.accounts.members(params.project) }),
  put: async ({ app, place, params, body }) => putMember(app, place, { account: params.account, ...body }),
  remove: async ({ app, place, params }) => removeMember(app, place, params.account),
};

import { z } from "zod";
import { libraryId, moment, mostRevision, shortText } from "../records/parts.ts";
import { inProject, page, paging } from "./common.ts";
import { resource, writing } from "./endpoint.ts";

const role = z.enum(["reader", "coder", "editor", "admin"]);
const reach = z.union([z.enum(["all", "own"]), z.array(libraryId).max(500)]);
const grants = z.strictObject({ seeDocuments: reach, changeDocuments: reach, seeStatements: reach, changeStatements: reach });
const email = z.email().max(254);
/** NIST SP 800-63B-4: length counts, composition rules do not. */
const password = z.string().min(12).max(1024);
/** Of an authenticator app, or a recovery code. */
const code = z.string().min(1).max(40);
const account = z.object({ id: libraryId, name: z.string(), isAdministrator: z.boolean() });
const managed = account.extend({ email: email.nullable(), isDisabled: z.boolean(), createdAt: moment });
const scopes = z
  .array(z.enum(["read", "write", "admin"]))
  .min(1)
  .max(3);

export const session = resource("session", {
  get: {
    method: "GET",
    path: "/api/session",
    summary: "Who is signed in, in which projects, and the token that writes must carry",
    access: "public",
    answer: z.object({
      account: account.nullable().describe("null: nobody is signed in"),
      /** Single-user: loopback only, no sign-in. */
      mode: z.enum(["single-user", "accounts"]),
      csrf: z.string().nullable(),
      version: z.string(),
      projects: z.array(z.object({ id: libraryId, name: z.string(), role, grants })),
      hasSite: z.boolean(),
      keepsNothing: z.boolean().describe("browsers are to keep nothing of what is here: several people share them"),
      /** Nothing else may be done before a second factor is on. */
      lacksSecondFactor: z.boolean(),
      provider: z.string().nullable().describe("what people call the provider that they may sign in with; null: there is none"),
    }),
  },
  start: {
    method: "POST",
    path: "/api/session",
    summary: "Sign in",
    access: "public",
    body: z.strictObject({ email, password: z.string().max(1024), code: code.optional().describe("where the account has a second factor") }),
  },
  end: { method: "DELETE", path: "/api/session", summary: "Sign out", access: "signed-in" },
  accept: {
    method: "POST",
    path: "/api/invitations/accept",
    summary: "Use an invitation: makes the account and signs it in",
    access: "public",
    body: z.strictObject({ token: z.string().max(200), name: shortText(200).min(1), email, password }),
  },
  changePassword: {
    method: "POST",
    path: "/api/session/password",
    summary: "Change one's password; ends one's other sessions and all of one's API tokens",
    access: "signed-in",
    body: z.strictObject({ current: z.string().max(1024), next: password }),
  },
  list: {
    method: "GET",
    path: "/api/sessions",
    summary: "One's own sessions, newest first",
    access: "signed-in",
    answer: z.object({
      sessions: z.array(z.object({ id: libraryId, createdAt: moment, expiresAt: moment, agent: z.string(), isCurrent: z.boolean() })),
    }),
  },
  revoke: {
    method: "DELETE",
    path: "/api/sessions/:id",
    summary: "End one of one's sessions; another than the present one within fifteen minutes of signing in",
    access: "signed-in",
    params: z.object({ id: libraryId }),
  },
  revokeOthers: {
    method: "DELETE",
    path: "/api/sessions",
    summary: "End all of your own sessions except this one, within fifteen minutes of signing in",
    access: "signed-in",
  },
});

const presentPassword = z.strictObject({ password: z.string().max(1024) });

/** One-time codes of an authenticator app (TOTP, RFC 6238) as a second factor of signing in. */
export const secondFactor = resource("secondFactor", {
  get: {
    method: "GET",
    path: "/api/second-factor",
    summary: "Whether one's signing in asks for a code, and how many recovery codes are left",
    access: "signed-in",
    answer: z.object({ isOn: z.boolean(), recoveryLeft: z.int() }),
  },
  begin: {
    method: "POST",
    path: "/api/second-factor",
    summary: "Make a secret for an authenticator app; it is shown once, and counts when it is confirmed",
    access: "signed-in",
    body: presentPassword,
    answer: z.object({ secret: z.string().describe("base32"), uri: z.string().describe("otpauth address") }),
  },
  confirm: {
    method: "PUT",
    path: "/api/second-factor",
    summary: "Turn the second factor on with a code of the app; answers the recovery codes, shown once",
    access: "signed-in",
    body: z.strictObject({ code }),
    answer: z.object({ recoveryCodes: z.array(z.string()) }),
  },
  remove: {
    method: "POST",
    path: "/api/second-factor/removal",
    summary: "Turn the second factor off",
    access: "signed-in",
    body: presentPassword,
  },
});

export const accounts = resource("accounts", {
  list: {
    method: "GET",
    path: "/api/accounts",
    summary: "All accounts",
    access: "administrator",
    scope: "admin",
    answer: z.object({ accounts: z.array(managed) }),
  },
  update: {
    method: "PATCH",
    path: "/api/accounts/:id",
    summary: "Rename, disable, or make an administrator",
    access: "administrator",
    scope: "admin",
    params: z.object({ id: libraryId }),
    body: z.strictObject({ name: shortText(200).min(1).optional(), isDisabled: z.boolean().optional(), isAdministrator: z.boolean().optional() }),
  },
  invite: {
    method: "POST",
    path: "/api/invitations",
    summary: "Make an invitation link; it is shown once",
    access: "administrator",
    scope: "admin",
    body: z.strictObject({ email: email.nullable(), project: libraryId.nullable(), role, isAdministrator: z.boolean() }),
    answer: z.object({ url: z.string(), expiresAt: moment }),
  },
  audit: {
    method: "GET",
    path: "/api/audit",
    summary: "What happened to accounts, rights and the server",
    access: "administrator",
    scope: "admin",
    query: paging,
    answer: page(
      z.object({
        id: z.string(),
        at: moment,
        account: z.string().nullable(),
        action: z.string(),
        target: z.string().nullable(),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        position: z.int().describe("in the chain, from 1"),
        hash: z.string().describe("over the entry and the hash before it"),
      }),
    ),
  },
  auditFile: {
    method: "GET",
    path: "/api/audit/file",
    summary: "The audit log as lines of JSON in the order of its chain, those behind a position",
    access: "administrator",
    scope: "admin",
    query: z.object({
      after: z.coerce.number().int().min(0).max(mostRevision).default(0),
      limit: z.coerce.number().int().min(1).max(50_000).default(10_000),
    }),
    answerKind: "file",
  },
});

const token = z.object({
  id: libraryId,
  name: z.string(),
  scopes,
  project: libraryId.nullable(),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
});
export const tokens = resource("tokens", {
  list: { method: "GET", path: "/api/tokens", summary: "One's own API tokens", access: "signed-in", answer: z.object({ tokens: z.array(token) }) },
  create: {
    method: "POST",
    path: "/api/tokens",
    summary: "Make an API token; its secret is shown once",
    access: "signed-in",
    scope: "admin",
    body: z.strictObject({ name: shortText(100).min(1), scopes, project: libraryId.nullable(), expiresAt: moment.nullable() }),
    answer: z.object({ token, secret: z.string() }),
  },
  remove: {
    method: "DELETE",
    path: "/api/tokens/:id",
    summary: "Revoke a token",
    access: "signed-in",
    scope: "admin",
    params: z.object({ id: libraryId }),
  },
});

export const members = resource("members", {
  list: {
    method: "GET",
    path: "/api/projects/:project/members",
    summary: "People of a project",
    access: "reader",
    params: inProject,
    answer: z.object({ members: z.array(z.object({ account: libraryId, name: z.string(), role, grants })) }),
  },
  put: {
    method: "PUT",
    path: "/api/projects/:project/members/:account",
    summary: "Add somebody, or change role and grants",
    ...writing("members"),
    scope: "admin",
    params: inProject.extend({ account: libraryId }),
    body: z.strictObject({ role, grants }),
  },
  remove: {
    method: "DELETE",
    path: "/api/projects/:project/members/:account",
    summary: "Take somebody out of a project",
    ...writing("members"),
    scope: "admin",
    params: inProject.extend({ account: libraryId }),
  },
});

import type { Page } from "./queries.ts";

export const roles = ["reader", "coder", "editor", "admin"] as const;
/** In rising order of rights in a project. */
export type Role = (typeof roles)[number];

/** Whose work a member may see or change: everybody's, only one's own, or these accounts' (one's own always). */
export type Reach = "all" | "own" | readonly string[];

/** DNA's finer rights within a project; a role says what, a grant says whose. */
export interface Grants {
  readonly seeDocuments: Reach;
  readonly changeDocuments: Reach;
  readonly seeStatements: Reach;
  readonly changeStatements: Reach;
}

export interface Account {
  readonly id: string;
  /** Lower-cased, unique; shown to administrators only. */
  readonly email: string | null;
  readonly name: string;
  /** May manage accounts, projects and the server. */
  readonly isAdministrator: boolean;
  readonly isDisabled: boolean;
  readonly createdAt: string;
}

export interface Member {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly grants: Grants;
}

/** Tokens are kept as SHA-256 of 256 random bits, never as they are. */
export interface SessionRow {
  readonly tokenHash: string;
  readonly account: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly csrf: string;
}

/** What an API token may do. */
export type TokenScope = "read" | "write" | "admin";

export interface ApiToken {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** Null: every project of its account. */
  readonly project: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface Invitation {
  readonly id: string;
  readonly email: string | null;
  readonly project: string | null;
  readonly role: Role;
  readonly isAdministrator: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** What happened to accounts, rights and the server, with no secret and no address in it. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly account: string | null;
  readonly action: string;
  readonly target: string | null;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

export interface AccountStore {
  accounts(): Promise<readonly Account[]>;
  account(id: string): Promise<Account | null>;
  /** With the password's hash, for signing in alone; null where there is none such. */
  byEmail(email: string): Promise<{ account: Account; passwordHash: string | null } | null>;
  /** @throws RAP_STORE_UNIQUE where the address is taken; RAP_STORE_LAST_ADMIN where no administrator would be left */
  saveAccount(account: Account, passwordHash?: string): Promise<void>;

  members(project: string): Promise<readonly Member[]>;
  member(project: string, account: string): Promise<Member | null>;
  /** Projects an account is a member of, with its membership. */
  memberships(account: string): Promise<readonly { project: string; role: Role; grants: Grants }[]>;
  /** @throws RAP_STORE_LAST_ADMIN where the project would be left without an admin */
  saveMember(project: string, member: Omit<Member, "name">): Promise<void>;
  /** @throws RAP_STORE_LAST_ADMIN where the project would be left without an admin */
  removeMember(project: string, account: string): Promise<void>;

  saveSession(session: SessionRow): Promise<void>;
  /** Null for an unknown, expired or disabled account's session. */
  session(tokenHash: string, now: string): Promise<{ session: SessionRow; account: Account } | null>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(account: string): Promise<void>;
  dropExpired(now: string): Promise<number>;

  saveToken(token: ApiToken, secretHash: string): Promise<void>;
  token(secretHash: string, now: string): Promise<{ token: ApiToken; account: Account } | null>;
  tokensOf(account: string): Promise<readonly ApiToken[]>;
  removeTokensOf(account: string): Promise<void>;
  removeToken(account: string, id: string): Promise<boolean>;

  saveInvitation(invitation: Invitation, secretHash: string): Promise<void>;
  /** Uses it up: a second caller, or a late one, gets null. */
  useInvitation(secretHash: string, now: string): Promise<Invitation | null>;
  invitations(): Promise<readonly Invitation[]>;

  /** Counts a failed attempt under each key and says how many there were since `since`; throttling outlives a restart. */
  countFailure(keys: readonly string[], now: string, since: string): Promise<readonly number[]>;
  failures(keys: readonly string[], since: string): Promise<readonly number[]>;
  clearFailures(key: string): Promise<void>;

  audit(entry: AuditEntry): Promise<void>;
  auditLog(options: { cursor?: string | undefined; limit: number }): Promise<Page<AuditEntry>>;

  /** Small settings of the server (its signing secret, site settings): JSON by key. */
  setting(key: string): Promise<unknown>;
  saveSetting(key: string, value: unknown): Promise<void>;
}

import type { Role } from "../records/roles.ts";
import type { Page } from "./queries.ts";

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
  /** The browser as its owner would name it ("Firefox on Linux"); empty where it did not say. */
  readonly agent: string;
  /** When a request came with it last, to ten minutes. */
  readonly usedAt: string;
}

/** Who somebody is at an identity provider. */
export interface Identity {
  /** Its address, as its tokens name it. */
  readonly issuer: string;
  /** What the provider calls the person, never given to another. */
  readonly subject: string;
  readonly account: string;
  readonly createdAt: string;
}

/** One-time codes of an authenticator app (TOTP) as a second factor of signing in. */
export interface SecondFactor {
  readonly account: string;
  /** 20 random bytes, hexadecimal: codes are made from it, so it cannot be kept as a hash. */
  readonly secret: string;
  /** Null: begun, and asked for by nobody yet. */
  readonly confirmedAt: string | null;
  /** The last step of 30 s whose code was used: none is used twice. */
  readonly lastStep: number;
  /** argon2id hashes of the recovery codes by place; null where one was used. */
  readonly recovery: readonly (string | null)[];
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

/** An entry with its place in the chain: see `chainHash`. */
export interface ChainedEntry extends AuditEntry {
  /** Counts up from 1 without gaps. */
  readonly position: number;
  readonly hash: string;
}

/** The last entry of the chain. */
export type AuditHead = Pick<ChainedEntry, "position" | "hash">;

export interface TimeWindow {
  readonly since: string;
  readonly until: string;
}

export interface NewPassword {
  readonly hash: string;
  /** When it runs out; null: never. */
  readonly until: string | null;
}

export interface AccountStore {
  accounts(): Promise<readonly Account[]>;
  account(id: string): Promise<Account | null>;
  /** With the password's hash, and until when it is good, for signing in alone; null where there is none such. */
  byEmail(email: string): Promise<{ account: Account; passwordHash: string | null; passwordUntil: string | null } | null>;
  /** @throws RAP_STORE_UNIQUE where the address is taken; RAP_STORE_LAST_ADMIN where no administrator would be left */
  saveAccount(account: Account, password?: NewPassword): Promise<void>;
  /**
   * Changes what is named of an account as it stands in that moment, and nothing else of it: somebody may have changed the rest since it was looked at.
   *
   * @returns the account as it is by now; null where there is none
   * @throws RAP_STORE_LAST_ADMIN where no administrator would be left
   */
  changeAccount(id: string, change: Partial<Pick<Account, "name" | "isDisabled" | "isAdministrator">>): Promise<Account | null>;
  /**
   * Gives an account another password, and changes nothing else of it. False where it has no address to sign in with, since it was emptied, or another
   * password by now.
   *
   * @param before the hash that it takes the place of; whatever there is unless told
   */
  savePassword(id: string, password: NewPassword, before?: string): Promise<boolean>;
  /**
   * Empties an account for good: address, name, password, sessions, tokens, second factor, memberships, invitations of its address, and its name in the
   * history and in jobs. Its id stays, disabled, since records name it.
   * @throws RAP_STORE_LAST_ADMIN where no administrator would be left
   */
  eraseAccount(account: Account): Promise<void>;

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
  /** Those that have not expired, newest first. */
  sessionsOf(account: string, now: string): Promise<readonly SessionRow[]>;
  /** Notes that a session was used. */
  useSession(tokenHash: string, now: string): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(account: string): Promise<void>;
  /** Drops sessions that ran out or were not used since a moment, and what throttling no longer looks at. */
  dropExpired(now: string, unusedSince: string): Promise<number>;

  identity(issuer: string, subject: string): Promise<Identity | null>;
  identitiesOf(account: string): Promise<readonly Identity[]>;
  /**
   * @param session hash of the session in which it was asked for
   * @throws RAP_STORE_UNIQUE where it belongs to an account already; RAP_ACCOUNT_SIGN_IN where the session has ended
   */
  saveIdentity(identity: Identity, session?: string): Promise<void>;
  removeIdentitiesOf(account: string): Promise<void>;

  secondFactor(account: string): Promise<SecondFactor | null>;
  /**
   * Begins one, or confirms what was begun; false where one was confirmed meanwhile, or another begun: of two at the same moment one wins.
   *
   * @param session hash of the session in which it was asked for
   * @throws RAP_ACCOUNT_SIGN_IN where the session has ended
   */
  saveSecondFactor(factor: SecondFactor, session?: string): Promise<boolean>;
  removeSecondFactor(account: string): Promise<boolean>;
  /** Marks a step as used; false where it, or a later one, was used before: of two at the same moment one wins. */
  useStep(account: string, step: number): Promise<boolean>;
  /** Takes a recovery code's hash away; false where it was used before. */
  useRecovery(account: string, place: number, hash: string): Promise<boolean>;

  /**
   * @param session hash of the session in which it was asked for
   * @throws RAP_ACCOUNT_SIGN_IN where the session has ended
   */
  saveToken(token: ApiToken, secretHash: string, session?: string): Promise<void>;
  token(secretHash: string, now: string): Promise<{ token: ApiToken; account: Account } | null>;
  tokensOf(account: string): Promise<readonly ApiToken[]>;
  removeTokensOf(account: string): Promise<void>;
  removeToken(account: string, id: string): Promise<boolean>;

  saveInvitation(invitation: Invitation, secretHash: string): Promise<void>;
  /** Uses it up: a second caller, or a late one, gets null. */
  useInvitation(by: { readonly secretHash: string } | { readonly id: string }, now: string): Promise<Invitation | null>;
  invitations(): Promise<readonly Invitation[]>;

  /** Counts a failed attempt under each key and says how many there were from `since` to `until`; throttling outlives a restart. */
  countFailure(keys: readonly string[], now: string, within: TimeWindow): Promise<readonly number[]>;
  failures(keys: readonly string[], within: TimeWindow): Promise<readonly number[]>;
  clearFailures(key: string): Promise<void>;

  audit(entry: AuditEntry): Promise<ChainedEntry>;
  auditLog(options: { cursor?: string | undefined; limit: number }): Promise<Page<ChainedEntry>>;
  /** Entries in the order of the chain, those behind a position. */
  auditChain(options: { after: number; limit: number }): Promise<readonly ChainedEntry[]>;
  /** The head as it was noted with the last entry, apart from the entries; null where nothing was ever noted. */
  auditHead(): Promise<AuditHead | null>;

  /** Small settings of the server (its signing secret, site settings): JSON by key. */
  setting(key: string): Promise<unknown>;
  saveSetting(key: string, value: unknown): Promise<void>;
  /** Writes it where nothing lies there yet. @returns what lies there */
  keepSetting(key: string, value: unknown): Promise<unknown>;
}

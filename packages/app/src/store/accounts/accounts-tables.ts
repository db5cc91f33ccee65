import type { Account } from "../account-store.ts";

/* Tables of accounts, rights and sessions. Flags are 0 or 1, moments ISO 8601 in UTC, so that both databases keep the same values. */

export interface AccountRow {
  id: string;
  email: string | null;
  name: string;
  isAdministrator: number;
  isDisabled: number;
  createdAt: string;
  passwordHash: string | null;
  passwordUntil: string | null;
}

interface MemberRow {
  project: string;
  account: string;
  role: string;
  /** JSON of `Grants`. */
  grants: string;
}

interface SessionTableRow {
  tokenHash: string;
  account: string;
  createdAt: string;
  expiresAt: string;
  csrf: string;
  agent: string;
  usedAt: string;
}

interface IdentityRow {
  issuer: string;
  subject: string;
  account: string;
  createdAt: string;
}

interface SecondFactorRow {
  account: string;
  secret: string;
  confirmedAt: string | null;
  lastStep: number;
  /** JSON of a list of hashes. */
  recovery: string;
}

export interface ApiTokenRow {
  id: string;
  secretHash: string;
  account: string;
  name: string;
  /** JSON of a list of scopes. */
  scopes: string;
  project: string | null;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

export interface InvitationRow {
  id: string;
  secretHash: string;
  email: string | null;
  project: string | null;
  role: string;
  isAdministrator: number;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

interface LoginFailureRow {
  key: string;
  at: string;
}

export interface AuditRow {
  id: string;
  at: string;
  account: string | null;
  action: string;
  target: string | null;
  details: string;
  position: number;
  hash: string;
}

interface SettingRow {
  key: string;
  value: string;
}

export interface AccountTables {
  accounts: AccountRow;
  members: MemberRow;
  sessions: SessionTableRow;
  secondFactors: SecondFactorRow;
  identities: IdentityRow;
  apiTokens: ApiTokenRow;
  invitations: InvitationRow;
  loginFailures: LoginFailureRow;
  auditEntries: AuditRow;
  settings: SettingRow;
}

export function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    isAdministrator: row.isAdministrator === 1,
    isDisabled: row.isDisabled === 1,
    createdAt: row.createdAt,
  };
}

import { recordsMigration } from "./0001-records.ts";
import { accountsMigration } from "./0002-accounts.ts";
import { jobsMigration } from "./0003-jobs.ts";
import { commentsMigration } from "./0004-comments.ts";
import { searchMigration } from "./0005-search.ts";
import { indexesMigration } from "./0006-indexes.ts";
import { ownersMigration } from "./0007-owners.ts";
import { commentBlocksMigration } from "./0008-comment-blocks.ts";
import { lostUnitsMigration } from "./0009-lost-units.ts";
import { identityMigration } from "./0010-identity.ts";
import { signInMigration } from "./0011-sign-in.ts";
import { typesMigration } from "./0012-types-and-partitions.ts";
import { viewsMigration } from "./0013-views.ts";
import { jobEngineMigration } from "./0020-job-engine.ts";
import { viewsOfFilesMigration } from "./0021-views-of-files.ts";
import { entitiesByUsesMigration, entitiesByUsesOfFilesMigration } from "./0022-entities-by-uses.ts";
import { originalsMigration } from "./0024-originals.ts";
import { estimatesMigration } from "./0025-estimates.ts";
import { signedPartsMigration } from "./0026-signed-parts.ts";
import { readingProgressMigration } from "./0027-reading-progress.ts";
import type { Migration } from "./migration.ts";

/** In order: the schema's version is the last one's. */
export const allMigrations: readonly Migration[] = [
  recordsMigration,
  accountsMigration,
  jobsMigration,
  commentsMigration,
  searchMigration,
  indexesMigration,
  ownersMigration,
  commentBlocksMigration,
  lostUnitsMigration,
  identityMigration,
  signInMigration,
  typesMigration,
  viewsMigration,
  jobEngineMigration,
  viewsOfFilesMigration,
  entitiesByUsesMigration,
  entitiesByUsesOfFilesMigration,
  originalsMigration,
  estimatesMigration,
  signedPartsMigration,
  readingProgressMigration,
];

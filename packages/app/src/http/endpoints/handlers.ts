import { accounts, members, tokens } from "../accounts/handlers.ts";
import { analyses, jobs } from "../analyses/handlers.ts";
import { ask } from "../ask/handlers.ts";
import { documents } from "../documents/handlers.ts";
import { figures } from "../figures/handlers.ts";
import type { Handlers } from "../handler.ts";
import { memos } from "../memos/handlers.ts";
import { ledger } from "../ledger/handlers.ts";
import { projects } from "../projects/handlers.ts";
import { publishing } from "../publishing/handlers.ts";
import { parts } from "../publishing/parts.ts";
import { sharedFigures } from "../publishing/shared-figures.ts";
import { moderation } from "../publishing/moderation.ts";
import { history, records } from "../records/handlers.ts";
import { server } from "../server/handlers.ts";
import { secondFactor, session } from "../session/handlers.ts";
import { entities, search, statements } from "../statements/handlers.ts";

/** A handler for each endpoint of the contract: one too few or too many does not compile. */
export const handlers: Handlers = {
  session,
  secondFactor,
  accounts,
  tokens,
  members,
  projects,
  records,
  history,
  documents,
  statements,
  memos,
  entities,
  search,
  ask,
  ledger,
  figures,
  analyses,
  jobs,
  publishing,
  parts,
  sharedFigures,
  moderation,
  server,
};

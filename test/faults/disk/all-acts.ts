import type { DiskAct } from "./disk-act.ts";
import { libraryActs } from "./library-acts.ts";
import { publishAct } from "./publish-act.ts";

export const allActs: readonly DiskAct[] = [...libraryActs, publishAct];

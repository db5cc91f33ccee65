import type { Root } from "mdast";
import { entryPage } from "./entry-page.ts";
import { operationsPage } from "./operations-page.ts";

/** Pages that are made from code when the site is built: an entry of the library, the operations of a file of the contract. */
export type Maker = "entry" | "operations";

export const makers: Readonly<Record<Maker, (source: string) => Root>> = { entry: entryPage, operations: operationsPage };

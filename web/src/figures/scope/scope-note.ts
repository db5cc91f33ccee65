import { SharedValue } from "../../hooks/shared-value.ts";

/** What files made on this screen say of their scope; empty where no screen has one. The scope bar keeps it up to date. */
export const scopeNote = new SharedValue("");

/** The scope as it stands in a title: "in “The ferry pact”, by Ada Lind"; empty where it is the whole project. The scope bar keeps it up to date. */
export const scopeName = new SharedValue("");

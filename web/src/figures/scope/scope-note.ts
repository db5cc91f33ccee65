import { SharedValue } from "../../hooks/shared-value.ts";

/** What files made on this screen say of their scope; empty where no screen has one. The scope bar keeps it up to date. */
export const scopeNote = new SharedValue("");

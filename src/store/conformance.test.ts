import { historyConformance } from "./history.conformance.ts";
import { listsConformance } from "./lists.conformance.ts";
import { describeStores } from "./testing/describe-stores.ts";

describeStores("history", historyConformance);
describeStores("lists", listsConformance);

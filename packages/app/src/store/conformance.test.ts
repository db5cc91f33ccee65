import { historyConformance } from "./history/history.conformance.ts";
import { memosConformance } from "./history/memos.conformance.ts";
import { listsConformance } from "./lists/lists.conformance.ts";
import { describeStores } from "./testing/describe-stores.ts";

describeStores("history", historyConformance);
describeStores("lists", listsConformance);
describeStores("memos", memosConformance);

import { historyConformance } from "./history/history.conformance.ts";
import { eraseFiguresConformance } from "./history/erase-figures.conformance.ts";
import { memosConformance } from "./history/memos.conformance.ts";
import { listsConformance } from "./lists/lists.conformance.ts";
import { estimatesConformance } from "./estimates.conformance.ts";
import { originalsConformance } from "./originals.conformance.ts";
import { describeAboveStores, describeStores } from "./testing/describe-stores.ts";

describeStores("history", historyConformance);
describeAboveStores("erasing what figures show", eraseFiguresConformance);
describeAboveStores("lists", listsConformance);
describeAboveStores("memos", memosConformance);
describeAboveStores("originals", originalsConformance);
describeAboveStores("estimates", estimatesConformance);

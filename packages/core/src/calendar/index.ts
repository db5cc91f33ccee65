export {
  addDays,
  addUnits,
  comingSeason,
  dayOf,
  monthNames,
  monthRange,
  partsOf,
  periodAround,
  seasonRange,
  seasons,
  weekdayNames,
  weekdayOf,
} from "./calendar.ts";
export type { CalendarUnit, Day, DayRange, Season } from "./calendar.ts";

/** Columns of one actor of an event. */
export interface ActorColumns {
  readonly name?: string;
  readonly code?: string;
  readonly country?: string;
  readonly sector?: string;
}

/** Where an event data set keeps what an act needs. Column names are matched without regard to case. */
export interface EventLayout {
  readonly name: "polecat" | "icews" | "gdelt" | "phoenix";
  readonly id: string;
  readonly date: string;
  readonly source: ActorColumns;
  readonly target: ActorColumns;
  readonly action: string;
  /** What the action column holds. */
  readonly ontology: "plover" | "cameo";
  /** Score on the conflict–cooperation axis, −10 … 10. */
  readonly weight: string;
  readonly document: string;
  /** Column names by position, for files that come without a header; several where releases differ in length. */
  readonly headerless?: readonly (readonly string[])[];
}

const words = (list: string): string[] => list.split(" ");
const gdeltActor = (number: 1 | 2): string[] =>
  words("Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code").map(
    (part) => `Actor${number}${part}`,
  );
const gdeltPlaces = (parts: string): string[] =>
  ["Actor1", "Actor2", "Action"].flatMap((prefix) => words(parts).map((part) => `${prefix}Geo_${part}`));

const gdeltEvent = [
  ...words("GLOBALEVENTID SQLDATE MonthYear Year FractionDate"),
  ...gdeltActor(1),
  ...gdeltActor(2),
  ...words("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone"),
];
/** GDELT 1.0 until March 2013, without the address of the article. */
const gdeltBackfile = [...gdeltEvent, ...gdeltPlaces("Type Fullname CountryCode ADM1Code Lat Long FeatureID"), "DATEADDED"];
const gdelt1 = [...gdeltBackfile, "SOURCEURL"];
const gdelt2 = [...gdeltEvent, ...gdeltPlaces("Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID"), "DATEADDED", "SOURCEURL"];

/** Phoenix of the Open Event Data Alliance, daily files. */
const phoenixDaily = words(
  "EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute " +
    "TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode PentaClass " +
    "GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs NewsSources",
);

/**
 * The layouts that are read.
 *
 * Sources: POLECAT on Harvard Dataverse, doi:10.7910/DVN/AJGVIT; ICEWS, doi:10.7910/DVN/28075; the GDELT 1.0 and 2.0 event codebooks; Phoenix
 * daily files of the Open Event Data Alliance and the Cline Center's historical Phoenix.
 */
export const eventLayouts: readonly EventLayout[] = [
  {
    name: "polecat",
    id: "Event ID",
    date: "Event Date",
    source: { name: "Actor Name", country: "Actor Country", sector: "Primary Actor Sector" },
    target: { name: "Recipient Name", country: "Recipient Country", sector: "Primary Recipient Sector" },
    action: "Event Type",
    ontology: "plover",
    weight: "Intensity",
    document: "Source",
  },
  {
    name: "icews",
    id: "Event ID",
    date: "Event Date",
    source: { name: "Source Name", country: "Source Country", sector: "Source Sectors" },
    target: { name: "Target Name", country: "Target Country", sector: "Target Sectors" },
    action: "CAMEO Code",
    ontology: "cameo",
    weight: "Intensity",
    document: "Story ID",
  },
  {
    name: "gdelt",
    id: "GLOBALEVENTID",
    date: "SQLDATE",
    source: { name: "Actor1Name", code: "Actor1Code", country: "Actor1CountryCode", sector: "Actor1Type1Code" },
    target: { name: "Actor2Name", code: "Actor2Code", country: "Actor2CountryCode", sector: "Actor2Type1Code" },
    action: "EventCode",
    ontology: "cameo",
    weight: "GoldsteinScale",
    document: "SOURCEURL",
    headerless: [gdeltBackfile, gdelt1, gdelt2],
  },
  {
    name: "phoenix",
    id: "EventID",
    date: "Date",
    source: { code: "SourceActorFull", country: "SourceActorEntity", sector: "SourceActorRole" },
    target: { code: "TargetActorFull", country: "TargetActorEntity", sector: "TargetActorRole" },
    action: "EventCode",
    ontology: "cameo",
    weight: "GoldsteinScore",
    document: "URLs",
    headerless: [phoenixDaily],
  },
  {
    name: "phoenix",
    id: "eid",
    date: "story_date",
    source: { code: "source", country: "source_root", sector: "source_agent" },
    target: { code: "target", country: "target_root", sector: "target_agent" },
    action: "code",
    ontology: "cameo",
    weight: "goldstein",
    document: "aid",
  },
];

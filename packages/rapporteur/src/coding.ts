export * from "@rapporteur/reader/coding";

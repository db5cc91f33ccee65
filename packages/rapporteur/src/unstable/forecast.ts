/** Every name of `rapporteur/forecast`, those that may change with every version too. */
export * from "@rapporteur/engines/forecast";

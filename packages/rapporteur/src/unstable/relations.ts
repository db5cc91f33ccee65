/** Every name of `rapporteur/relations`, those that may change with every version too. */
export * from "@rapporteur/engines/relations";

/** Every name of `rapporteur/agreement`, those that may change with every version too. */
export * from "@rapporteur/engines/agreement";

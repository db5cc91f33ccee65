/** Every name of `rapporteur/network`, those that may change with every version too. */
export * from "@rapporteur/engines/network";

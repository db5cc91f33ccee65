export * from "@rapporteur/engines/network";

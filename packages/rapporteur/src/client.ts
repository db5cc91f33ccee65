export * from "@rapporteur/app/client";

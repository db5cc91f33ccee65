/** A client of the HTTP API, for browsers and Node. */
export * from "@rapporteur/app/client";

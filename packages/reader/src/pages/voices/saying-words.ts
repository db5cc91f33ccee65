/** Words with which a report tells who says something. */
export const tellsWhoSays =
  /\b(?:says?|said|saying|tells?|told|argues?|argued|adds?|added|believes?|believed|notes?|noted|warns?|warned|explains?|explained|thinks?|thought|writes?|wrote|asks?|asked|according to|points? out|pointed|stress(?:es|ed)|predict(?:s|ed)|expects?|puts? it|suggest(?:s|ed)|contend(?:s|ed)|insist(?:s|ed)|recall(?:s|ed)|concede[sd]?|caution(?:s|ed)|replied|replies)\b/i;

/* Tables as other programs write them. */

const words = "Ministers will meet about the tolls, and they are likely to agree on most of what was left open. ".repeat(4);

export const documentsTable = `title,date,source,author,url,text\nTolls must fall,2031-05-05,The Gazette,"Lund, Ada",https://a.example/1,"${words}"\nThe ban,2031-05-06,Herald,Bo Varn,https://a.example/2,"${words}That is ""all"" 😀."\n`;

/** As Taguette exports: a passage with two tags is two rows of one id. */
export const segmentsTable =
  "id,document,tag,content\n1,Interview 1,tolls,We lower the tolls\n1,Interview 1,trade,We lower the tolls\n2,Interview 1,ban,No ban at all\n";

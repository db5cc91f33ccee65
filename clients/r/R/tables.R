# Reads the folder that `rapporteur export --what tables` writes.

dictionary_name <- "dictionary.json"
tables_schema <- "rapporteur.tables/1"

#' Data frames of a folder of tables, by name. Statements of every review state are in it: `accepted(tables$statements)` are those that analyses count.
#' Columns of lists are list columns; the attribute "dictionary" is a data frame that says what each column means.
#'
#' @param folder as `rapporteur export --what tables` wrote it
#' @param only names of the tables to read; all unless told. `texts` is the large one.
read_tables <- function(folder, only = NULL) {
  path <- file.path(folder, dictionary_name)
  if (!file.exists(path)) stop(folder, " has no ", dictionary_name, "; name a folder that rapporteur export --what tables wrote", call. = FALSE)
  about <- jsonlite::fromJSON(path, simplifyVector = FALSE)
  if (!identical(about$schema, tables_schema)) stop(dictionary_name, " has the schema ", about$schema, ", and this package reads ", tables_schema, call. = FALSE)
  known <- vapply(about$tables, function(table) table$name, "")
  unknown <- setdiff(only, known)
  if (length(unknown) > 0) stop("there is no table ", unknown[1], "; there are ", paste(known, collapse = ", "), call. = FALSE)
  wanted <- if (is.null(only)) known else only
  tables <- lapply(about$tables[known %in% wanted], function(table) read_table(file.path(folder, table$file), table))
  names(tables) <- known[known %in% wanted]
  structure(tables, dictionary = dictionary_of(about))
}

read_table <- function(path, table) {
  frame <- as.data.frame(parquet_reader()(path), stringsAsFactors = FALSE)
  for (column in table$columns) {
    if (identical(column$kind, "list")) frame[[column$name]] <- lapply(frame[[column$name]], as_list)
  }
  frame
}

as_list <- function(text) if (is.na(text)) NULL else as.character(jsonlite::fromJSON(text))

parquet_reader <- function() {
  if (requireNamespace("nanoparquet", quietly = TRUE)) return(nanoparquet::read_parquet)
  if (requireNamespace("arrow", quietly = TRUE)) return(function(path) arrow::read_parquet(path))
  stop("install nanoparquet or arrow to read Parquet", call. = FALSE)
}

dictionary_of <- function(about) {
  rows <- lapply(about$tables, function(table) {
    columns <- lapply(table$columns, function(column) {
      data.frame(table = table$name, column = column$name, type = column$type, unit = column$unit, meaning = column$meaning)
    })
    do.call(rbind, columns)
  })
  do.call(rbind, rows)
}

#' The rows that analyses count: those a person accepted, or that came with a file of accepted work.
accepted <- function(frame) frame[frame$review == "accepted", , drop = FALSE]

#' The words between two offsets, which count UTF-16 code units, while R counts code points.
passage <- function(text, start, end) {
  units <- iconv(text, from = "UTF-8", to = "UTF-16LE", toRaw = TRUE)[[1]]
  if (end <= start) return("")
  iconv(list(units[seq(2 * start + 1, 2 * end)]), from = "UTF-16LE", to = "UTF-8")
}

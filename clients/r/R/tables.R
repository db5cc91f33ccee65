# Reads the folder that `rapporteur export --what tables` writes.

dictionary_name <- "dictionary.json"
tables_schema <- "rapporteur.tables/1"

#' Data frames of a folder of tables, by name. Tables in Parquet need nanoparquet or arrow, tables in lines of JSON (`--format jsonl`) neither; both give the same frames. Statements of every review state are in it: `accepted(tables$statements)` are those that analyses count.
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
  tables <- lapply(about$tables[known %in% wanted], function(table) read_table(file.path(folder, own_file(table$file)), table))
  names(tables) <- known[known %in% wanted]
  structure(tables, dictionary = dictionary_of(about))
}

# A folder that somebody else sent says nothing of files elsewhere.
own_file <- function(name) {
  if (name %in% c("", ".", "..") || grepl("[/\\\\:]", name)) stop(dictionary_name, " names ", name, ", which is no file of this folder", call. = FALSE)
  name
}

read_table <- function(path, table) {
  if (grepl("\\.jsonl$", path)) return(read_lines_of_json(path, table))
  frame <- as.data.frame(parquet_reader()(path), stringsAsFactors = FALSE)
  for (column in table$columns) {
    if (identical(column$kind, "list")) frame[[column$name]] <- lapply(frame[[column$name]], as_list)
  }
  frame
}

as_list <- function(text) if (is.na(text)) NULL else as.character(jsonlite::fromJSON(text))

# Columns of the types that the dictionary says: a line of JSON alone cannot tell a number from a whole one, nor a column that is empty.
read_lines_of_json <- function(path, table) {
  lines <- readLines(path, encoding = "UTF-8", warn = FALSE)
  rows <- lapply(lines[nzchar(lines)], jsonlite::fromJSON, simplifyVector = FALSE)
  columns <- lapply(table$columns, function(column) column_of(lapply(rows, function(row) row[[column$name]]), column$kind))
  names(columns) <- vapply(table$columns, function(column) column$name, "")
  # A list is a column of lists as it is, and not a frame inside of the frame.
  structure(columns, class = "data.frame", row.names = seq_along(rows))
}

column_of <- function(values, kind) {
  known <- function(as, missing) vapply(values, function(value) if (is.null(value)) missing else as(value), missing)
  switch(kind,
    list = lapply(values, function(value) if (is.null(value)) NULL else as.character(unlist(value))),
    integer = known(as.integer, NA_integer_),
    number = known(as.numeric, NA_real_),
    boolean = known(as.logical, NA),
    date = as.Date(known(as.character, NA_character_)),
    time = as.POSIXct(known(as.character, NA_character_), format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC"),
    known(as.character, NA_character_)
  )
}

has_parquet <- function() requireNamespace("nanoparquet", quietly = TRUE) || requireNamespace("arrow", quietly = TRUE)

parquet_reader <- function() {
  if (requireNamespace("nanoparquet", quietly = TRUE)) return(nanoparquet::read_parquet)
  if (requireNamespace("arrow", quietly = TRUE)) return(function(path) arrow::read_parquet(path))
  stop("install nanoparquet or arrow to read Parquet, or export the tables with --format jsonl", call. = FALSE)
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

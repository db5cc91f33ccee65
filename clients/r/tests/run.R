# Tests of the package on a folder that test/interop/make-tables.ts made: `Rscript run.R FOLDER [ADDRESS]`, from this folder. Prints a line a test.

for (file in list.files(file.path("..", "R"), full.names = TRUE)) source(file)
words <- commandArgs(trailingOnly = TRUE)
made <- words[1]
said <- function(name) jsonlite::fromJSON(file.path(made, name), simplifyVector = FALSE)
records <- said("records.json")
folder <- if (has_parquet()) "tables" else "tables-jsonl"
tables <- read_tables(file.path(made, folder))
failed <- 0

test <- function(name, body) {
  problem <- tryCatch({ body(); NULL }, error = function(e) conditionMessage(e))
  if (!is.null(problem)) failed <<- failed + 1
  cat(if (is.null(problem)) "ok" else "FAILED", "-", name, if (is.null(problem)) "" else paste("-", problem), "\n")
}
refused <- function(expression, words) {
  message <- tryCatch({ force(expression); "nothing" }, error = conditionMessage)
  if (!grepl(words, message, fixed = TRUE)) stop("said: ", message)
}

test("each table has the rows that its dictionary says", function() {
  for (table in said(file.path(folder, "dictionary.json"))$tables) stopifnot(nrow(tables[[table$name]]) == table$rows)
})

test("statements have the words and offsets of the records", function() {
  statements <- tables$statements
  texts <- tables$texts
  for (record in records$statement) {
    row <- statements[statements$statement_id == record$id, ]
    stopifnot(row$quote == record$quote, row$start == record$start, row$end == record$end, row$review == record$review)
    stopifnot(passage(texts$text[texts$document_id == record$documentId], row$start, row$end) == record$quote)
  }
})

test("days before 1970, emoji and lists are kept", function() {
  documents <- tables$documents
  for (record in records$document) {
    row <- documents[documents$document_id == record$id, ]
    stopifnot(row$title == record$title, identical(as.character(row$published), if (is.null(record$published)) NA_character_ else record$published))
    stopifnot(identical(row$tags[[1]], as.character(unlist(record$tags))))
  }
  stopifnot(as.Date("1914-06-28") %in% documents$published)
  stopifnot(setequal(tables$memos$text, vapply(records$memo, function(one) one$text, "")))
})

test("columns have the types of the dictionary, and lines of JSON say the same as Parquet", function() {
  classes <- c(text = "character", list = "list", integer = "integer", number = "numeric", boolean = "logical", date = "Date", time = "POSIXct")
  from_json <- read_tables(file.path(made, "tables-jsonl"))
  for (table in said(file.path("tables-jsonl", "dictionary.json"))$tables) for (column in table$columns)
    stopifnot(inherits(from_json[[table$name]][[column$name]], classes[[column$kind]]) || column$kind == "list" && is.list(from_json[[table$name]][[column$name]]))
  stopifnot(is.na(from_json$statements$date[1]) || inherits(from_json$statements$date[1], "Date"), !is.unsorted(as.numeric(range(from_json$documents$added_at))))
  if (has_parquet()) for (name in names(tables)) stopifnot(isTRUE(all.equal(from_json[[name]], tables[[name]], check.attributes = FALSE)))
  else cat("skipped - Parquet: there is neither nanoparquet nor arrow here\n")
})

test("accepted statements alone are fewer", function() stopifnot(nrow(accepted(tables$statements)) < nrow(tables$statements)))

test("what is not there is named", function() {
  refused(read_tables(made), "--what tables")
  sent <- tempfile("sent-")
  dir.create(sent)
  for (file in c("/etc/hosts", "../x.jsonl", "..\\x.jsonl", "..", "")) {
    about <- list(schema = "rapporteur.tables/1", tables = list(list(name = "statements", file = file, columns = list())))
    writeLines(jsonlite::toJSON(about, auto_unbox = TRUE), file.path(sent, "dictionary.json"))
    refused(read_tables(sent), "no file of this folder")
  }
  refused(read_tables(file.path(made, folder), only = "thing"), "there is no table thing")
  refused(to_igraph(tables, variable1 = "thing"), "no column thing")
})

if (requireNamespace("igraph", quietly = TRUE)) {
  test("the affiliation network has the weights of the command", function() {
    result <- said("network.json")$result
    graph <- to_igraph(tables, variable1 = "organization")
    found <- igraph::as_data_frame(graph)
    # The command tells a name from others of its column, tables from all names.
    found$from <- sub(" \\([a-z]+:[^)]*\\)$", "", found$from)
    for (i in seq_along(result$rows)) for (j in seq_along(result$columns)) {
      weight <- found$weight[found$from == result$rows[[i]] & found$to == result$columns[[j]]]
      stopifnot(identical(as.numeric(if (length(weight) == 0) 0 else weight), as.numeric(result$values[[i]][[j]])))
    }
  })
  test("relations and causes have an arc a statement", function() {
    acts <- vapply(said("relations.json")$acts, function(act) act$id, "")
    graph <- to_igraph(tables, "relations", reviews = c("accepted", "draft"))
    stopifnot(setequal(igraph::edge_attr(graph, "statement"), acts))
    stopifnot(igraph::ecount(to_igraph(tables, "causes")) == sum(vapply(records$statement, function(one) one$type == "cause" && one$review == "accepted", NA)))
  })
} else cat("skipped - networks: there is no igraph here\n")

if (requireNamespace("igraph", quietly = TRUE)) {
  test("the first look of the README runs, with the shares of agreement and a tie a line", function() {
    lines <- readLines(file.path("..", "README.md"), encoding = "UTF-8")
    starts <- which(lines == "```r")
    ends <- vapply(starts, function(start) start + which(lines[(start + 1):length(lines)] == "```")[1], 0)
    blocks <- mapply(function(start, end) paste(lines[(start + 1):(end - 1)], collapse = "\n"), starts, ends)
    code <- sub("library(rapporteur)", "", blocks[grepl("varn-tables", blocks)], fixed = TRUE)
    place <- normalizePath(file.path(made, if (has_parquet()) "varn-tables" else "varn-tables-jsonl"))
    steps <- parse(text = sub('"varn-tables"', deparse(place), code, fixed = TRUE))
    seen <- new.env()
    shown <- lapply(steps, function(step) eval(step, seen))
    stopifnot(nrow(seen$positions) > 20, igraph::ecount(seen$graph) == nrow(shown[[length(shown)]]))
    shares <- shown[[3]]
    stopifnot(setequal(rownames(shares), unique(stats::na.omit(seen$positions$speaker))), all(shares >= 0 & shares <= 1, na.rm = TRUE))
  })
}

if (length(words) > 1 && requireNamespace("curl", quietly = TRUE)) {
  client <- rapporteur_client(words[2])
  test("a server's tables are those of the folder", function() stopifnot(isTRUE(all.equal(client$tables(), tables))))
  test("a server's analysis is that of the command", function() {
    report <- client$analyse("network", type = "twomode", variable1 = "organization")
    stopifnot(identical(report$result$data, said("network.json")$result))
  })
  test("a refusal says why", function() refused(client$analyse("network", thing = 1), "RAP_LIBRARY_OPTION"))
} else cat("skipped - the client: there is no curl here, or no server was named\n")

cat(failed, "failed\n")
quit(status = if (failed > 0) 1 else 0)

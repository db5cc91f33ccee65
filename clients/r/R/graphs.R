# Networks of statements as igraph graphs.

#' A network of the statements.
#'
#' `affiliation`: who takes which side on what, in two modes (`type` FALSE and TRUE). One statement a document, actor, concept and side counts; an edge has
#' `agree`, `disagree` and `weight`, agreements less disagreements, as in `rapporteur network --type twomode`; without a qualifier it is their number.
#' `relations`: who does what to whom, an arc a statement. `causes`: what is said to cause what, an arc a statement.
#'
#' @param tables as `read_tables` gives them
#' @param reviews states that count: accepted ones unless told
to_igraph <- function(tables, kind = c("affiliation", "relations", "causes"), variable1 = "speaker", variable2 = "concept", qualifier = "agreement",
                      reviews = "accepted") {
  kind <- match.arg(kind)
  if (!requireNamespace("igraph", quietly = TRUE)) stop("install igraph to make graphs", call. = FALSE)
  counted <- tables$statements[tables$statements$review %in% reviews, , drop = FALSE]
  if (kind == "affiliation") return(affiliation(counted, variable1, variable2, qualifier))
  if (kind == "relations") return(arcs(counted[counted$statement_type == "relation", ], "source", "target", c("action", "weight", "date")))
  arcs(counted[counted$statement_type == "cause", ], "cause", "effect", c("sign", "strength", "speaker"))
}

affiliation <- function(statements, variable1, variable2, qualifier) {
  columns <- c(variable1, variable2, qualifier)
  unknown <- setdiff(columns, names(statements))
  if (length(unknown) > 0) stop("statements have no column ", unknown[1], "; they have ", paste(names(statements), collapse = ", "), call. = FALSE)
  # A statement without one of the values says nothing here; an empty name is no actor.
  whole <- statements[stats::complete.cases(statements[columns]), , drop = FALSE]
  whole <- whole[whole[[variable1]] != "" & whole[[variable2]] != "", , drop = FALSE]
  once <- whole[!duplicated(whole[c("document_id", columns)]), , drop = FALSE]
  actors <- sort(unique(once[[variable1]]))
  concepts <- sort(unique(once[[variable2]]))
  # A name that stands on both sides is two nodes.
  labels <- ifelse(concepts %in% actors, paste0(concepts, " (", variable2, ")"), concepts)
  agrees <- if (is.null(qualifier)) rep(TRUE, nrow(once)) else as.logical(once[[qualifier]])
  ties <- data.frame(from = once[[variable1]], to = labels[match(once[[variable2]], concepts)], agree = as.integer(agrees), disagree = as.integer(!agrees))
  if (nrow(ties) > 0) ties <- stats::aggregate(cbind(agree, disagree) ~ from + to, data = ties, FUN = sum)
  ties$weight <- ties$agree - ties$disagree
  nodes <- data.frame(name = c(actors, labels), type = rep(c(FALSE, TRUE), c(length(actors), length(labels))))
  igraph::graph_from_data_frame(ties, directed = FALSE, vertices = nodes)
}

arcs <- function(statements, source, target, attributes) {
  whole <- statements[!is.na(statements[[source]]) & !is.na(statements[[target]]), , drop = FALSE]
  igraph::graph_from_data_frame(data.frame(from = whole[[source]], to = whole[[target]], statement = whole$statement_id, whole[attributes]), directed = TRUE)
}

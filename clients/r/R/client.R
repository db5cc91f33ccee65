# A running Rapporteur server: its tables and its analyses.

#' A client of a server that `rapporteur serve` started: a list of functions `projects()`, `tables(only)` and `analyse(analysis, drafts, ...)`, where further
#' arguments are options of the command of that name.
#'
#' @param url its address, such as http://127.0.0.1:4321
#' @param token an API token with the scope `read`, where the server has accounts
#' @param project name or id of the project; needed where there are several
rapporteur_client <- function(url, token = NULL, project = NULL) {
  if (!requireNamespace("curl", quietly = TRUE)) stop("install curl to ask a server", call. = FALSE)
  state <- new.env()
  state$url <- sub("/+$", "", url)
  state$token <- token
  projects <- function() lapply(ask_json(state, "GET", "/api/projects")$projects, function(entry) entry$record)
  place <- function() {
    if (is.null(state$project)) state$project <- choose_project(projects(), project)
    paste0("/api/projects/", curl::curl_escape(state$project))
  }
  list(
    projects = projects,
    tables = function(only = NULL) {
      packed <- ask(state, "POST", paste0(place(), "/exports"), list(what = "tables", format = if (has_parquet()) "parquet" else "jsonl", options = no_options()))
      folder <- tempfile("rapporteur-")
      dir.create(folder)
      on.exit(unlink(folder, recursive = TRUE))
      archive <- file.path(folder, "tables.zip")
      writeBin(packed, archive)
      utils::unzip(archive, exdir = folder)
      read_tables(folder, only)
    },
    analyse = function(analysis, drafts = FALSE, ...) {
      options <- list(...)
      if (length(options) == 0) options <- no_options()
      answer <- ask_json(state, "POST", paste0(place(), "/analyses/", analysis), list(countsDrafts = drafts, options = options))
      if (is.null(answer$report)) await_job(state, paste0(place(), "/jobs/", answer$jobId)) else answer$report
    }
  )
}

# An empty object in JSON; an empty list would be an array.
no_options <- function() structure(list(), names = character(0))

choose_project <- function(projects, wanted) {
  found <- Filter(function(one) is.null(wanted) || wanted %in% c(one$id, one$name), projects)
  if (length(found) != 1) stop("name one project; there are ", paste(vapply(projects, function(one) one$name, ""), collapse = ", "), call. = FALSE)
  found[[1]]$id
}

await_job <- function(state, path, seconds = 120) {
  started <- Sys.time()
  while (difftime(Sys.time(), started, units = "secs") < seconds) {
    job <- ask_json(state, "GET", path)
    if (job$state == "done") return(if (is.null(job$result$report)) job$result else job$result$report)
    if (job$state %in% c("failed", "cancelled")) stop("the job is ", job$state, call. = FALSE)
    Sys.sleep(0.2)
  }
  stop("the job is not done after ", seconds, " s", call. = FALSE)
}

ask_json <- function(state, method, path, body = NULL) {
  jsonlite::fromJSON(rawToChar(ask(state, method, path, body)), simplifyVector = FALSE)
}

ask <- function(state, method, path, body = NULL) {
  handle <- curl::new_handle(customrequest = method, followlocation = FALSE)
  headers <- list(accept = "*/*")
  if (!is.null(body)) {
    headers[["content-type"]] <- "application/json"
    curl::handle_setopt(handle, postfields = jsonlite::toJSON(body, auto_unbox = TRUE))
  }
  if (!is.null(state$token)) headers$authorization <- paste("Bearer", state$token)
  else if (method != "GET") {
    # A server without accounts has one user, whose writes carry this word.
    if (is.null(state$csrf)) state$csrf <- ask_json(state, "GET", "/api/session")$csrf
    headers[["x-csrf-token"]] <- state$csrf
  }
  do.call(curl::handle_setheaders, c(list(handle), headers))
  answer <- curl::curl_fetch_memory(paste0(state$url, path), handle)
  # A redirect would take the token, or what is sent, to whatever server it names.
  if (answer$status_code < 300) return(answer$content)
  problem <- tryCatch(jsonlite::fromJSON(rawToChar(answer$content)), error = function(e) NULL)
  if (is.null(problem)) stop("the server answered ", answer$status_code, call. = FALSE)
  stop(problem$detail, if (is.null(problem$cure)) "" else paste0("; ", problem$cure), " [", problem$code, "]", call. = FALSE)
}

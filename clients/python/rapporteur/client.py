"""A running Rapporteur server: its tables and its analyses."""

from __future__ import annotations

import io
import json
import time
import zipfile
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .tables import DICTIONARY, Tables, tables_of

ANALYSES = ("network", "relations", "causes", "whatif", "forecasts", "agreement", "comparison")


class RapporteurError(Exception):
    """What the server refused, or why it cannot be reached. `code` is stable; docs/errors.md lists them."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{message} [{code}]")
        self.code = code


class _Nowhere(HTTPRedirectHandler):
    """A redirect would take the token to whatever server it names."""

    def redirect_request(self, *_: Any) -> None:
        return None


_open = build_opener(_Nowhere).open


class Client:
    """Asks a server that `rapporteur serve` started.

    :param url: its address, such as http://127.0.0.1:4321
    :param token: an API token with the scope `read`, where the server has accounts
    :param project: name or id of the project; needed where there are several
    """

    def __init__(self, url: str, token: str | None = None, project: str | None = None, timeout: float = 120) -> None:
        self.url = url.rstrip("/")
        self._token = token
        self._timeout = timeout
        self._wanted = project
        self._project: str | None = None
        self._csrf: str | None = None

    def projects(self) -> list[dict[str, Any]]:
        """The projects that one may see."""
        return [entry["record"] for entry in self._json("GET", "/api/projects")["projects"]]

    @property
    def project(self) -> str:
        """Id of the project in use."""
        if self._project is None:
            projects = self.projects()
            found = [one for one in projects if self._wanted in (None, one["id"], one["name"])]
            if len(found) != 1:
                known = ", ".join(one["name"] for one in projects)
                raise RapporteurError("RAP_LIBRARY_PROJECT", f"name one project; there are {known}")
            self._project = found[0]["id"]
        return self._project

    def tables(self, only: list[str] | None = None) -> Tables:
        """Every table of the project, as `read_tables` gives them."""
        body = {"what": "tables", "format": "parquet", "options": {}}
        archive = zipfile.ZipFile(io.BytesIO(self._ask("POST", f"/api/projects/{quote(self.project)}/exports", body)))
        about = json.loads(archive.read(DICTIONARY).decode("utf-8"))
        return tables_of(about, lambda file: io.BytesIO(archive.read(file)), only)

    def analyse(self, analysis: str, *, drafts: bool = False, **options: Any) -> dict[str, Any]:
        """An analysis with the options of the command of its name, without dashes: `analyse("network", type="twomode")`.

        :returns: `result` is what the command prints with `--json`, `basis` says what it rests on
        """
        if analysis not in ANALYSES:
            raise ValueError(f"there is no analysis {analysis!r}; there are {', '.join(ANALYSES)}")
        answer = self._json("POST", f"/api/projects/{quote(self.project)}/analyses/{analysis}", {"countsDrafts": drafts, "options": options})
        return answer["report"] if "report" in answer else self._await(answer["jobId"])

    def _await(self, job: str) -> dict[str, Any]:
        path = f"/api/projects/{quote(self.project)}/jobs/{quote(job)}"
        started = time.monotonic()
        while time.monotonic() - started < self._timeout:
            state = self._json("GET", path)
            if state["state"] == "done":
                return state["result"]["report"] if "report" in state["result"] else state["result"]
            if state["state"] in ("failed", "cancelled"):
                raise RapporteurError("RAP_CLI_UNFINISHED", f"the job {job} is {state['state']}")
            time.sleep(0.2)
        raise RapporteurError("RAP_CLI_UNFINISHED", f"the job {job} is not done after {self._timeout:.0f} s")

    def _json(self, method: str, path: str, body: Any = None) -> Any:
        return json.loads(self._ask(method, path, body))

    def _ask(self, method: str, path: str, body: Any = None) -> bytes:
        headers = {"accept": "*/*"}
        if body is not None:
            headers["content-type"] = "application/json"
        if self._token is not None:
            headers["authorization"] = f"Bearer {self._token}"
        elif method != "GET":
            # A server without accounts has one user, whose writes carry this word.
            if self._csrf is None:
                self._csrf = str(self._json("GET", "/api/session")["csrf"])
            headers["x-csrf-token"] = self._csrf
        data = None if body is None else json.dumps(body).encode("utf-8")
        try:
            with _open(Request(self.url + path, data=data, headers=headers, method=method), timeout=self._timeout) as answer:
                return answer.read()
        except HTTPError as refused:
            raise _refusal(refused) from refused
        except URLError as problem:
            raise RapporteurError("RAP_CLI_SERVER", f"{self.url} cannot be reached: {problem.reason}") from problem


def _refusal(refused: HTTPError) -> RapporteurError:
    try:
        problem = json.loads(refused.read())
        return RapporteurError(problem["code"], f"{problem['detail']}; {problem['cure']}" if problem.get("cure") else problem["detail"])
    except (ValueError, KeyError, TypeError):
        elsewhere = refused.headers.get("location")
        whither = f" and names {elsewhere}: give the address that it has" if elsewhere else ""
        return RapporteurError("RAP_CLI_SERVER", f"the server answered {refused.code}{whither}")

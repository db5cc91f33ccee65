import { Redirect, Route, Router, Switch } from "wouter";
import { lazy, Suspense } from "react";
import { LiveProjectProvider } from "../data/live-project.tsx";
import { useSession, type Session } from "../data/session.ts";
import { EmptyState, ErrorState, Loading } from "../parts/states.tsx";
import { strings } from "../strings/strings.ts";
import { Frame } from "./frame.tsx";

const SignIn = lazy(async () => ({ default: (await import("../sign-in/sign-in.tsx")).SignIn }));
const FactorWanted = lazy(async () => ({ default: (await import("../sign-in/factor-wanted.tsx")).FactorWanted }));

/** Everything: asks who is there, then opens the project of the address, or the first one. */
export function Workbench() {
  const { data: session, error, reload } = useSession();
  if (session === null) return <main className="scene">{error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />}</main>;
  const { account } = session;
  if (account === null || /^\/(?:invitation|sign-in)/.test(window.location.pathname)) {
    return (
      <Suspense fallback={<Loading />}>
        <SignIn provider={session.provider} onDone={reload} />
      </Suspense>
    );
  }
  if (session.lacksSecondFactor) {
    return (
      <Suspense fallback={<Loading />}>
        <FactorWanted />
      </Suspense>
    );
  }
  return (
    <Switch>
      <Route path="/p/:project/*?">{({ project }) => <OpenProject session={{ ...session, account }} id={project} />}</Route>
      <Route>{() => <ToProject session={session} />}</Route>
    </Switch>
  );
}

function OpenProject({ session, id }: { readonly session: Session & { readonly account: NonNullable<Session["account"]> }; readonly id: string }) {
  const project = session.projects.find((one) => one.id === id);
  if (project === undefined) return <UnknownProject session={session} id={id} />;
  return (
    <LiveProjectProvider key={id} account={session.account} project={project}>
      <Router base={`/p/${id}`}>
        <Frame />
      </Router>
    </LiveProjectProvider>
  );
}

/** A project that is not there, or not for this account: it says so, and leads to those that are. */
function UnknownProject({ session, id }: { readonly session: Session; readonly id: string }) {
  return (
    <main className="scene">
      <EmptyState title={strings.frame.noProject(id)}>{strings.frame.noProjectCure}</EmptyState>
      <ul>
        {session.projects.map((project) => (
          <li key={project.id}>
            <a href={`/p/${project.id}/library`}>{project.name}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** An address without a project leads to the first one; what stands behind it is kept: "/read/d1" is read there. */
function ToProject({ session }: { readonly session: Session }) {
  const [first] = session.projects;
  if (first === undefined) {
    return (
      <main className="scene">
        <EmptyState title={strings.frame.notHere}>{strings.frame.notHereCure}</EmptyState>
      </main>
    );
  }
  const { pathname, search } = window.location;
  const rest = pathname === "/" || pathname.startsWith("/p/") ? "/start" : pathname;
  return <Redirect to={`/p/${first.id}${rest}${search}`} replace />;
}

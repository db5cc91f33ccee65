import { Link, useLocation } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { useSession } from "../data/session.ts";
import { Button } from "../parts/button.tsx";
import { Menu, type MenuEntry } from "../parts/menu.tsx";
import { describeError } from "../data/describe-error.ts";
import { strings } from "../strings/strings.ts";
import { scopeSearch } from "../hooks/scope-query.ts";
import { scopeCounts } from "../data/scope-counts.ts";
import { formatShort } from "../hooks/format.ts";
import { useShared } from "../hooks/shared-value.ts";
import { countOf } from "./screen-counts.ts";
import { scopedScreens, screens, type Screen, type ScreenKey } from "./screens.ts";
import { setTheme, themes, useTheme } from "./theme.ts";
import { showToast } from "../parts/toasts.tsx";

/** The way to every screen, and at its foot what is set for the whole workbench. On phones it is a bar with a menu. */
export function Rail({ onPalette }: { readonly onPalette: () => void }) {
  const [location, navigate] = useLocation();
  const theme = useTheme();
  const isAt = (path: string): boolean => location === path || location.startsWith(`${path}/`);
  const scope = scopeSearch(useSearch());
  const hrefOf = ({ key, path }: Screen): string => (scopedScreens.has(key) ? `${path}${scope}` : path);
  const ways = screens.map((screen) => ({
    key: screen.key,
    label: strings.screens[screen.key],
    group: strings.screenGroups[screen.group],
    onSelect: () => navigate(hrefOf(screen)),
    isChecked: isAt(screen.path),
  }));
  const themeEntries = themes.map((key) => ({ key, label: strings.frame.themes[key], onSelect: () => setTheme(key), isChecked: key === theme }));
  const accountEntries = useAccountEntries();
  const help = helpHref(screens.find(({ path }) => isAt(path)));
  const helpEntry = { key: "help", label: strings.frame.help, onSelect: () => void window.open(help, "_blank", "noopener") };
  return (
    <header className="frame-rail">
      <Link className="frame-name" href="/start">
        {strings.product}
      </Link>
      <ProjectName />
      <nav className="frame-links" aria-label={strings.frame.navigation}>
        {[...Map.groupBy(screens, ({ group }) => group)].map(([group, members]) => (
          <div key={group} role="group" aria-labelledby={`screens-${group}`}>
            <p className="frame-group" id={`screens-${group}`}>
              {strings.screenGroups[group]}
            </p>
            {members.map((screen) => (
              <Link key={screen.key} className="frame-link" href={hrefOf(screen)} aria-current={isAt(screen.path) ? "page" : undefined}>
                {strings.screens[screen.key]}
                <ScreenCount screen={screen.key} />
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className="frame-menu-button">
        <Button onClick={onPalette}>{strings.frame.palette}</Button>
        <Menu
          label={strings.frame.menu}
          align="end"
          entries={[...ways, ...inMenu(strings.frame.theme, themeEntries), ...inMenu(strings.frame.more, [...accountEntries, helpEntry])]}
        />
      </div>
      <div className="frame-foot">
        <Button look="quiet" keyHint="Ctrl K" onClick={onPalette}>
          {strings.frame.palette}
        </Button>
        <Menu look="quiet" label={strings.frame.theme} entries={themeEntries} />
        <a className="frame-help" href={help} target="_blank" rel="noopener">
          {strings.frame.help}
        </a>
        <AccountMenu entries={accountEntries} />
      </div>
    </header>
  );
}

/** How much of it there is in the scope, for the eye; for the ear it is the line under the title. */
function ScreenCount({ screen }: { readonly screen: ScreenKey }) {
  const counts = useShared(scopeCounts);
  const found = counts === null ? null : countOf(screen, counts);
  if (found === null) return null;
  return (
    <span className="frame-count" aria-hidden="true" title={strings.frame.counts[found.what](found.count)}>
      {formatShort(found.count)}
    </span>
  );
}

function ProjectName() {
  const { name } = useProject();
  return (
    <p className="frame-project" title={strings.frame.project}>
      {name}
    </p>
  );
}

/** Entries as a group of the menu that holds everything on a phone. */
function inMenu(group: string, entries: readonly MenuEntry[]): MenuEntry[] {
  return entries.map((entry) => ({ ...entry, group }));
}

/** The page of the manual about a screen; the server has the manual beside the workbench. */
function helpHref(screen: Screen | undefined): string {
  return `/help/workbench/${screen?.key ?? "index"}.html`;
}

function AccountMenu({ entries }: { readonly entries: readonly MenuEntry[] }) {
  const { account, name } = useProject();
  if (entries.length === 0) return null;
  return <Menu look="quiet" label={`${account.name} · ${name}`} entries={entries} />;
}

/** Other projects and signing out, where there are accounts. */
function useAccountEntries(): MenuEntry[] {
  const { id } = useProject();
  const { data: session } = useSession();
  if (session === null) return [];
  const others = session.projects.map((project): MenuEntry => ({
    key: project.id,
    label: `${strings.frame.project}: ${project.name}`,
    isChecked: project.id === id,
    onSelect: () => window.location.assign(`/p/${project.id}/start`),
  }));
  const signOut = {
    key: "sign-out",
    label: strings.frame.signOut,
    onSelect: () =>
      void client.session.end().then(
        () => window.location.assign("/"),
        (error: unknown) => showToast(describeError(error).message),
      ),
  };
  const isAlone = session.mode === "single-user";
  return [...(others.length > 1 ? others : []), ...(isAlone ? [] : [signOut])];
}

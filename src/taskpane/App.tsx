/** The frame of the pane: theme, messages, and the choice of views. */
import {
  Button, FluentProvider, MessageBar, MessageBarActions, MessageBarBody, ProgressBar, webDarkTheme, webLightTheme,
} from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { LaterView, type LoadView } from './LaterView';
import type { PaneState } from './paneState';
import type { Planner } from './planner';
import { PlanView } from './PlanView';
import { useKeptFocus } from './useKeptFocus';
import type { ViewProps } from './viewProps';

/** Views that not everybody opens are loaded when they are. */
const moneyView: LoadView<ViewProps> = async () => (await import('./MoneyView')).MoneyView;
const scenariosView: LoadView<ViewProps> = async () => (await import('./ScenariosView')).ScenariosView;
const rangeView: LoadView<ViewProps> = async () => (await import('./RangeView')).RangeView;
const auditView: LoadView<ViewProps> = async () => (await import('./AuditView')).AuditView;
const explainView: LoadView<ViewProps> = async () => (await import('./ExplainView')).ExplainView;

const VIEWS = ['plan', 'money', 'scenarios', 'range', 'audit', 'explain'] as const;
type View = (typeof VIEWS)[number];

const VIEW_NAMES: Readonly<Record<View, string>> = { plan: 'Plan', money: 'Money', scenarios: 'Scenarios', range: 'Range', audit: 'Audit', explain: 'Explain' };

interface AppProps {
  readonly planner: Planner;
  /** The view that the ribbon asked for. */
  readonly view: string;
  /** Whether Office stands on a dark ground; `null` where it does not say. */
  readonly isDark: boolean | null;
  readonly version: string;
}

function firstView(asked: string): View {
  return VIEWS.find((view) => view === asked) ?? 'plan';
}

/** Dark where Office says so; else as the system likes it. */
function useIsDark(said: boolean | null): boolean {
  const [system] = useState(() => window.matchMedia('(prefers-color-scheme: dark)'));
  const isSystemDark = useSyncExternalStore(
    (listener) => {
      system.addEventListener('change', listener);
      return () => { system.removeEventListener('change', listener); };
    },
    () => system.matches,
  );
  return said ?? isSystemDark;
}

function Notices({ state, planner }: { readonly state: PaneState; readonly planner: Planner }): ReactElement {
  const { busy, message, waiting, freshness } = state;
  return (
    <div className="notices">
      <div aria-live="polite">
        {busy !== null && (
          <div className="busy">
            <span>{busy.text}</span>
            {busy.done === null ? <ProgressBar aria-label={busy.text} /> : <ProgressBar aria-label={busy.text} value={busy.done} max={1} />}
            {busy.canCancel && <Button size="small" onClick={() => { planner.cancel(); }}>Cancel</Button>}
          </div>
        )}
        {waiting !== null && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{waiting}</MessageBarBody></MessageBar>}
        {message !== null && (
          <MessageBar intent={message.intent} layout="multiline">
            <MessageBarBody>{message.text}</MessageBarBody>
            <MessageBarActions><Button size="small" onClick={() => { planner.dismiss(); }}>OK</Button></MessageBarActions>
          </MessageBar>
        )}
      </div>
      {freshness !== null && !freshness.isFresh && (
        <MessageBar intent={freshness.hasFollowed ? 'info' : 'warning'} layout="multiline">
          <MessageBarBody><strong>{freshness.hasFollowed ? 'Changed since.' : 'Out of date.'}</strong> {freshness.sentence}</MessageBarBody>
          <MessageBarActions><Button size="small" onClick={() => { void planner.readAgain(); }}>Read again</Button></MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

export function App({ planner, view: asked, isDark, version }: AppProps): ReactElement {
  const state = useSyncExternalStore(planner.subscribe, planner.getState);
  const [view, setView] = useState<View>(() => firstView(asked));
  const dark = useIsDark(isDark);
  const props: ViewProps = { state, planner };
  useKeptFocus(state);
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className="pane">
      <header>
        <h1>AST Planner</h1>
        <nav aria-label="Views">
          {VIEWS.map((name) => (
            <Button
              key={name} size="small" appearance={name === view ? 'primary' : 'subtle'} aria-current={name === view ? 'page' : undefined}
              onClick={() => { setView(name); }}
            >
              {VIEW_NAMES[name]}
            </Button>
          ))}
        </nav>
      </header>
      <main aria-busy={state.busy !== null}>
        <Notices state={state} planner={planner} />
        {view === 'plan' && <PlanView {...props} />}
        {view === 'money' && <LaterView key="money" load={moneyView} props={props} />}
        {view === 'scenarios' && <LaterView key="scenarios" load={scenariosView} props={props} />}
        {view === 'range' && <LaterView key="range" load={rangeView} props={props} />}
        {view === 'audit' && <LaterView key="audit" load={auditView} props={props} />}
        {view === 'explain' && <LaterView key="explain" load={explainView} props={props} />}
      </main>
      <footer>
        <p>
          Nothing you read or plan leaves this computer. Version {version}. <a href="assets/help.html" target="_blank" rel="noreferrer">Help and privacy</a>
        </p>
      </footer>
    </FluentProvider>
  );
}

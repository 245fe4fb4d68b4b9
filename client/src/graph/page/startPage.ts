import { type EdgeKind, edgeKinds } from '../../../../server/src/core/graph/decisionGraph.ts';
import { layOutGraph } from '../../../../server/src/core/graph/layOutGraph.ts';
import { renderSvg } from '../../../../server/src/core/graph/renderSvg.ts';
import { fillTable } from './fillTable.ts';
import { edgeButtons, statusButtons } from './filterButtons.ts';
import { filterGraph } from './filterGraph.ts';
import { GraphView } from './graphView.ts';
import { matchesSearch } from './matchesSearch.ts';
import type { PageRequest, PageState, ShowGraph } from './pageMessages.ts';

/** What VS Code gives every page of an extension. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageRequest): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const byId = <Found extends HTMLElement>(id: string) => document.getElementById(id) as Found;
const frame = byId('graph');
const table = byId('table');
const rows = byId<HTMLTableSectionElement>('rows');
const search = byId<HTMLInputElement>('search');
const said = byId('said');
const statuses = byId('statuses');
const edges = byId('edges');

/** So many mentions hide everything else: they wait to be asked for. */
const mostMentions = 200;

const remembered = vscode.getState();
let state: PageState = remembered ?? {
  log: '',
  across: 'number',
  view: 'graph',
  search: '',
  hiddenStatuses: [],
  hiddenKinds: [],
  viewport: undefined,
};
let shown: ShowGraph | undefined;

const view = new GraphView(frame, {
  open: (uri) => vscode.postMessage({ kind: 'open', uri }),
  didMove: (viewport) => remember({ viewport }),
});

function remember(change: Partial<PageState>): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

/** Shows what is wanted of the graph; with another selection or order the whole of it is in sight again. */
function show(viewport: PageState['viewport']): void {
  if (shown === undefined) return;
  const { graph, words } = shown;
  const wanted = filterGraph(graph, state);
  frame.hidden = state.view !== 'graph';
  table.hidden = state.view !== 'table';
  view.show(layOutGraph(wanted, state.across), wanted, words);
  // What is not shown has no size to fit: then it waits until it is.
  if (state.view === 'graph') view.moveTo(viewport);
  else remember({ viewport });
  statuses.replaceChildren(...statusButtons(graph, state, words));
  edges.replaceChildren(...edgeButtons(graph, state, words));
  for (const [name, value] of [
    ['across', state.across],
    ['view', state.view],
  ] as const)
    for (const button of document.querySelectorAll<HTMLElement>(`button[data-${name}]`))
      button.setAttribute('aria-pressed', `${button.dataset[name] === value}`);
  document.body.dataset['view'] = state.view;
  find();
}

/** Marks what the search means, and says how much that is. */
function find(): void {
  if (shown === undefined) return;
  const { graph, words } = shown;
  const wanted = filterGraph(graph, state);
  const found = wanted.nodes.filter((node) => matchesSearch(node, state.search)).map(({ uri }) => uri);
  const isFound = new Set(found);
  view.dimAllBut(state.search.trim() === '' ? undefined : isFound);
  fillTable(rows, wanted, (uri) => isFound.has(uri), words);
  const sentence = words.shown.replace('{0}', `${found.length}`).replace('{1}', `${graph.nodes.length}`);
  said.textContent = graph.nodes.length === 0 ? words.noRecords : found.length === 0 ? words.noneShown : sentence;
}

/** Gives the first record that the search means the focus. */
function focusFirst(): void {
  if (shown === undefined) return;
  const first = filterGraph(shown.graph, state).nodes.find((node) => matchesSearch(node, state.search));
  if (first === undefined) return;
  if (state.view === 'graph') view.focusCard(first.uri);
  else rows.querySelector<HTMLElement>('button')?.focus();
}

function toggle<Value extends string>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

/** Calls back with the value of the button that was clicked; the focus stays on its successor. */
function onChoice(group: HTMLElement, choose: (value: string) => void): void {
  group.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    const value = button?.dataset['value'];
    if (value === undefined) return;
    choose(value);
    for (const each of group.querySelectorAll<HTMLElement>('button')) if (each.dataset['value'] === value) each.focus();
  });
}

onChoice(statuses, (status) => {
  remember({ hiddenStatuses: toggle(state.hiddenStatuses, status) });
  show(undefined);
});
onChoice(edges, (value) => {
  const kind = edgeKinds.find((each): each is EdgeKind => each === value);
  if (kind !== undefined) remember({ hiddenKinds: toggle(state.hiddenKinds, kind) });
  show(state.viewport);
});
for (const button of document.querySelectorAll<HTMLElement>('button[data-across], button[data-view]')) {
  button.addEventListener('click', () => {
    const { across, view: wanted } = button.dataset;
    if (across === 'number' || across === 'time') remember({ across });
    if (wanted === 'graph' || wanted === 'table') remember({ view: wanted });
    show(across === undefined ? state.viewport : undefined);
  });
}
byId('zoomIn').addEventListener('click', () => view.zoom(1.25));
byId('zoomOut').addEventListener('click', () => view.zoom(0.8));
byId('fit').addEventListener('click', () => view.moveTo(undefined));
byId('insert').addEventListener('click', () => vscode.postMessage({ kind: 'insert' }));
byId('export').addEventListener('click', () => {
  if (shown === undefined) return;
  const { graph, words } = shown;
  const outgoing = Object.fromEntries(edgeKinds.map((kind) => [kind, words.edges[kind].outgoing]));
  const frameOf = { title: words.title, words: outgoing as Record<EdgeKind, string> };
  vscode.postMessage({
    kind: 'export',
    svg: renderSvg(layOutGraph(filterGraph(graph, state), state.across), frameOf),
  });
});
rows.addEventListener('click', ({ target }) => {
  const uri = target instanceof HTMLElement ? target.dataset['uri'] : undefined;
  if (uri !== undefined) vscode.postMessage({ kind: 'open', uri });
});
search.addEventListener('input', () => {
  remember({ search: search.value });
  find();
});
search.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') focusFirst();
  if (key !== 'Escape') return;
  search.value = '';
  remember({ search: '' });
  find();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === search) return;
  event.preventDefault();
  search.select();
});
window.addEventListener('message', ({ data }: MessageEvent<ShowGraph>) => {
  const isThicket = data.graph.edges.filter(({ kind }) => kind === 'mentions').length > mostMentions;
  if (shown === undefined && remembered === undefined && isThicket) remember({ hiddenKinds: ['mentions'] });
  shown = data;
  remember({ log: data.log });
  byId('title').textContent = data.words.title;
  show(state.viewport);
});
search.value = state.search;
vscode.postMessage({ kind: 'ready' });

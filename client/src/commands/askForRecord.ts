import * as vscode from 'vscode';
import type { LogView, NewRecordArgument, RecordPreview, RecordView } from '../../../server/src/protocol.ts';
import type { AdrClient } from '../languageClient.ts';
import { nearestFirst } from './pickLog.ts';
import { askStep, type StepFrame } from './quickStep.ts';

/** What is known of the record by now; a step that is gone back to shows what was chosen there. */
interface Draft {
  readonly log: LogView;
  readonly title: string;
  readonly status?: string | undefined;
  readonly parent?: string | undefined;
  readonly template?: string | undefined;
}

/** One question; its answer is the draft with it. */
type Step = (draft: Draft, frame: StepFrame, client: AdrClient) => Promise<Draft | 'back' | 'ended' | undefined>;

/**
 * Asks for a record step by step: in which log, where there are several, under which title, with which status, and from
 * which template or below which record. Each step but the first has a way back, each shows the file that it leads to,
 * and each has an answer that Enter takes. Undefined where the person leaves: nothing has been written then.
 */
export async function askForRecord(
  client: AdrClient,
  logs: readonly LogView[],
): Promise<NewRecordArgument | undefined> {
  const inOrder = nearestFirst(logs);
  if (inOrder[0] === undefined) return undefined;
  let draft: Draft = { log: inOrder[0], title: '' };
  let at = 0;
  for (;;) {
    const steps = stepsFor(draft, inOrder);
    const step = steps[at];
    if (step === undefined) return toArgument(draft);
    const frame = { title: vscode.l10n.t('New ADR'), step: at + 1, totalSteps: steps.length };
    const answer = await step(draft, frame, client);
    if (answer === undefined || answer === 'ended') return undefined;
    at += answer === 'back' ? -1 : 1;
    if (answer !== 'back') draft = answer;
  }
}

/** A question with one answer is none. */
function stepsFor({ log }: Draft, logs: readonly LogView[]): Step[] {
  return [
    ...(logs.length > 1 ? [askForLog(logs)] : []),
    askForTitle,
    ...(log.statuses.length > 1 ? [askForStatus] : []),
    askForOrigin,
  ];
}

function toArgument({ log, title, ...wishes }: Draft): NewRecordArgument {
  const given = Object.entries(wishes).filter(([, value]) => value !== undefined);
  return { log: log.uri, title, ...Object.fromEntries(given) };
}

function askForLog(logs: readonly LogView[]): Step {
  return (draft, frame) =>
    askStep<vscode.QuickPickItem & { readonly log: LogView }, Draft>(frame, {
      open(box) {
        box.placeholder = vscode.l10n.t('Select a decision log');
        box.items = logs.map((log) => ({ label: log.name, description: `${log.records.length}`, log }));
        activate(box, ({ log }) => log === draft.log);
      },
      // Of another log neither the statuses nor the records are the same.
      accept: ({ log }) => (log === draft.log ? draft : { log, title: draft.title }),
    });
}

/** The title itself, or a record that is like it. */
interface TitleItem extends vscode.QuickPickItem {
  readonly similar?: string;
}

/** While a title is typed, the list shows the file that it would make, or why it makes none, and which records are like it. */
const askForTitle: Step = (draft, frame, client) => {
  const argument = (title: string) => ({ log: draft.log.uri, title });
  /** Shows what the server says of the title; whether a record can be made of it. */
  const check = async (box: vscode.QuickPick<TitleItem>): Promise<boolean> => {
    const title = box.value;
    const preview = await previewOf(client, argument(title));
    // The answer may be about what stood there before.
    if (box.value !== title) return false;
    // Nobody needs to be told that an empty box is empty.
    box.items = title === '' ? [] : [toTitleItem(title, preview), ...preview.similar.map(toSimilarItem)];
    return preview.problem === null;
  };
  return askStep<TitleItem, Draft | 'ended'>(frame, {
    open(box) {
      box.placeholder = vscode.l10n.t('Title of the decision');
      box.value = draft.title;
      box.onDidChangeValue(() => void check(box));
      if (draft.title !== '') void check(box);
    },
    async accept({ similar }, box) {
      if (similar !== undefined) {
        await vscode.window.showTextDocument(vscode.Uri.parse(similar));
        return 'ended';
      }
      return (await check(box)) ? { ...draft, title: box.value } : undefined;
    },
  });
};

/** Its label is what was typed: VS Code sorts by how well labels match that, and Enter takes the first one. */
function toTitleItem(title: string, preview: RecordPreview): TitleItem {
  const iconPath = new vscode.ThemeIcon(preview.problem === null ? 'new-file' : 'error');
  return { label: title.trim() || title, description: announce(preview), iconPath, alwaysShow: true };
}

function toSimilarItem(record: RecordPreview['similar'][number]): TitleItem {
  const { label, description } = toItem(record);
  const question = vscode.l10n.t('Similar record');
  const detail = description === '' ? question : `${question} · ${description}`;
  return { label, description: detail, iconPath: new vscode.ThemeIcon('book'), alwaysShow: true, similar: record.uri };
}

const askForStatus: Step = (draft, frame, client) =>
  askStep<vscode.QuickPickItem, Draft>(frame, {
    open(box) {
      box.items = draft.log.statuses.map((label) => ({ label }));
      activate(box, ({ label }) => label === draft.status);
      box.placeholder = vscode.l10n.t('Select a status');
      void previewOf(client, toArgument(draft)).then(({ fileName }) => {
        if (fileName !== null) box.placeholder = vscode.l10n.t('Select a status (creates {0})', fileName);
      });
    },
    // The first one is what the log does itself, and a log that knows no statuses writes none.
    accept: ({ label }) => ({ ...draft, status: label === draft.log.statuses[0] ? undefined : label }),
  });

/** A template to make the record from, or a record to make it below, from the log's own template. */
interface OriginItem extends vscode.QuickPickItem {
  readonly origin: Pick<Draft, 'parent' | 'template'>;
}

const askForOrigin: Step = async (draft, frame, client) => {
  const asked = client.request('adr/listTemplates', { log: draft.log.uri });
  const { templates } = await asked.catch(() => ({ templates: [] }));
  return askStep<OriginItem, Draft>(frame, {
    open(box) {
      box.items = [
        separator(vscode.l10n.t('Templates')),
        ...templates.map(({ name, kind }) => toTemplateItem(name, kind)),
        separator(vscode.l10n.t('Create as a sub-record of')),
        ...draft.log.records.filter(canHaveSubRecords).map(toParentItem).reverse(),
      ];
      box.matchOnDescription = true;
      box.placeholder = vscode.l10n.t('Select a template');
      let shown: OriginItem | undefined;
      const show = async (item: OriginItem) => {
        shown = item;
        const preview = await previewOf(client, toArgument({ ...draft, ...item.origin }));
        // The mark may have gone on meanwhile.
        if (shown === item) box.placeholder = announce(preview);
      };
      box.onDidChangeActive(([item]) => {
        if (item !== undefined) void show(item);
      });
      activate(box, ({ origin }) => isSame(origin, draft));
      // Of the item that has the mark from the beginning nobody is told.
      const [marked] = box.activeItems;
      void show(marked ?? { label: '', origin: {} });
    },
    accept: ({ origin }) => ({ ...draft, parent: undefined, template: undefined, ...origin }),
  });
};

/** Puts the mark on what was chosen before; else it stays on the first item, so that Enter goes on. */
function activate<Item extends vscode.QuickPickItem>(box: vscode.QuickPick<Item>, isChosen: (item: Item) => boolean) {
  const chosen = box.items.filter(isChosen);
  if (chosen.length > 0) box.activeItems = chosen;
}

function toTemplateItem(name: string, kind: 'log' | 'preset' | 'file'): OriginItem {
  const label = name === '' ? vscode.l10n.t('Sections of this log') : name;
  const description = kind === 'log' && name !== '' ? vscode.l10n.t('default template') : '';
  return { label, description, origin: kind === 'log' ? {} : { template: name } };
}

function toParentItem(record: RecordView): OriginItem {
  return { ...toItem(record), origin: { parent: record.number ?? '' } };
}

/** Sub-records have none of their own, and a date is no number that could have them. */
function canHaveSubRecords({ number, isTemplate }: RecordView): boolean {
  return !isTemplate && number !== null && /^\d{1,7}$/.test(number);
}

function separator(label: string): OriginItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, origin: { template: label } };
}

function isSame(origin: OriginItem['origin'], { parent, template }: Draft): boolean {
  return origin.parent === parent && origin.template === template;
}

function toItem({ number, title, status }: Pick<RecordView, 'number' | 'title' | 'status'>) {
  return { label: number === null ? title : `${number} ${title}`, description: status ?? '' };
}

/** What would become of an argument; a server that fails says so as a problem. */
function previewOf(client: AdrClient, argument: NewRecordArgument): Promise<RecordPreview> {
  return client
    .request('adr/previewRecord', argument)
    .catch((error: Error) => ({ fileName: null, problem: error.message, similar: [] }));
}

/** What Enter does, or why it does nothing. */
function announce({ fileName, problem }: RecordPreview): string {
  return problem ?? vscode.l10n.t('Creates {0}', fileName ?? '');
}

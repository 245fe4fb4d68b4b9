import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { LiveLog } from '../../server/src/core/model/liveLog.ts';
import { fileOf } from '../../server/src/core/model/log.ts';
import { nextNumberFor } from '../../server/src/core/model/takenNumbers.ts';
import { configureRule } from '../../server/src/core/operations/convention/configure.ts';
import { addStatus, configurationPlace } from '../../server/src/core/operations/convention/conventionEdits.ts';
import { createLog } from '../../server/src/core/operations/convention/createLog.ts';
import { addToIndex } from '../../server/src/core/operations/index/addToIndex.ts';
import { createIndex } from '../../server/src/core/operations/index/createIndex.ts';
import { insertGraph } from '../../server/src/core/operations/index/graphBlock.ts';
import { sortIndex } from '../../server/src/core/operations/index/sortIndexGroup.ts';
import { syncIndex } from '../../server/src/core/operations/index/syncIndex.ts';
import { deleteRecord } from '../../server/src/core/operations/record/deleteRecord.ts';
import { linkRecords } from '../../server/src/core/operations/record/linkRecords.ts';
import { newRecord, planRecord } from '../../server/src/core/operations/record/newRecord.ts';
import { planNumber } from '../../server/src/core/operations/record/planNumber.ts';
import { renameRecord } from '../../server/src/core/operations/record/renameRecord.ts';
import { retitleRecord } from '../../server/src/core/operations/record/retitleRecord.ts';
import { setStatus } from '../../server/src/core/operations/record/setStatus.ts';
import { findSupersedeProblem, supersede } from '../../server/src/core/operations/record/supersede.ts';
import { checkConfiguration, checkFile, findFixes, fixByConfiguring } from '../../server/src/core/rules/checkFile.ts';
import { fixAll } from '../../server/src/core/rules/fixAll.ts';
import type { Problem } from '../../server/src/core/rules/problem.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { fixtureDay, type LoadedFiles, loadFiles } from '../support/loadFixture.ts';
import type { GeneratedLog, ModelLog, ModelRecord, ModelRow } from './generator/generateLog.ts';
import { stageOf } from './generator/words.ts';
import {
  bare,
  breaksOf,
  compareLines,
  configurationPath,
  countDifferentCells,
  countFences,
  countStatuses,
  countTables,
  crossedLines,
  type Files,
  findFallen,
  indexPath,
  inRow,
  linesOf,
  linksTo,
  names,
  pathOf,
  readStage,
  rowsNaming,
  statusLinesOf,
  withoutMark,
} from './oracle.ts';

/** What the test proves, as the sentences that its failures come under. */
export const properties = {
  untouched: 'what is not named stays byte for byte',
  once: 'nothing is written a second time',
  inEffect: 'a record in effect stays in effect',
  noNew: 'check --fix and sync bring no problem that was not there',
  still: 'what runs twice changes nothing the second time',
  right: 'what is written is true',
  works: 'nothing throws, and every edit can be made',
} as const;

export type Property = keyof typeof properties;

/** One thing that went wrong, with what it was made of. */
export interface Failure {
  readonly property: Property;
  /** The fix or command. */
  readonly what: string;
  /** The form in which the record or index says it: failures of one form are of one kind. */
  readonly form: string;
  readonly detail: string;
  readonly model: ModelLog;
  readonly before: Files;
  readonly after: Files | undefined;
}

/** How often a thing has occurred, by its name. */
export type Tally = Map<string, number>;

export interface Results {
  readonly failures: Failure[];
  readonly fixes: Tally;
  readonly commands: Tally;
}

const count = (tally: Tally, name: string) => tally.set(name, (tally.get(name) ?? 0) + 1);

/** A log as it was read, with what is needed to make an edit and to look at the files after it. */
class Session {
  readonly #loaded: LoadedFiles;
  readonly files: Files;

  constructor(loaded: LoadedFiles, files: Files) {
    this.#loaded = loaded;
    this.files = files;
  }

  static async open(files: Files): Promise<Session> {
    return new Session(await loadFiles(files), files);
  }

  get log(): LiveLog | undefined {
    return this.#loaded.workspace.logs[0];
  }

  get configurations() {
    return this.#loaded.workspace.configurations;
  }

  uri(path: string): string {
    return this.#loaded.disk.uri(path);
  }

  path(uri: string): string {
    return decodeURIComponent(uri).slice(`${this.#loaded.disk.root}/`.length);
  }

  /** A file as an editor has it. */
  text(path: string): string {
    return withoutMark(this.files.get(path) ?? '');
  }

  record(model: ModelRecord) {
    return this.log?.records.get(this.uri(pathOf(model)));
  }

  /** The files after an edit; marks at their beginning are not the edit's business. */
  after(edit: WorkspaceEdit): Files {
    const texts = new Map([...this.files.keys()].map((path) => [this.uri(path), this.text(path)]));
    const moves = new Map(
      (edit.documentChanges ?? []).flatMap((change) =>
        'kind' in change && change.kind === 'rename' ? [[change.newUri, change.oldUri] as const] : [],
      ),
    );
    return new Map(
      [...applyEdit(edit, texts)].map(([uri, text]) => {
        const hadMark = this.files.get(this.path(moves.get(uri) ?? uri))?.startsWith('\uFEFF') === true;
        return [this.path(uri), (hadMark ? '\uFEFF' : '') + text];
      }),
    );
  }

  problems(): { readonly problem: Problem; readonly path: string; readonly line: string }[] {
    const { log } = this;
    if (log === undefined) return [];
    return [...log.everyFile()].sort().flatMap((uri) => {
      const lines = fileOf(uri, log)?.facts.lines;
      const path = this.path(uri);
      const texts = linesOf(this.text(path)).map(bare);
      return checkFile(uri, log).map((problem) => ({
        problem,
        path,
        line: lines === undefined ? '' : (texts[lines.lineAt(problem.span.start)] ?? ''),
      }));
    });
  }

  /** What a fix or operation answers, as an edit; undefined where it refuses. */
  static edit(answer: unknown): WorkspaceEdit | undefined {
    if (typeof answer !== 'object' || answer === null) return undefined;
    const edit = 'edit' in answer ? answer.edit : answer;
    if (typeof edit !== 'object' || edit === null || !('documentChanges' in edit)) return undefined;
    const { documentChanges } = edit as WorkspaceEdit;
    return documentChanges === undefined || documentChanges.length === 0 ? undefined : (edit as WorkspaceEdit);
  }
}

/** What an edit may change: path → rule for it; what is not there stays as it is. */
interface Scope {
  readonly [path: string]: LineRule;
}

interface LineRule {
  /** Which lines it may take away, or write in another way. */
  readonly removes?: (line: string) => boolean;
  readonly mostRemoved?: number;
  readonly mostAdded?: number;
  /** The lines are the same ones in another order. */
  readonly isReordering?: boolean;
  /** Of a row that is written in another way, so many cells are others. */
  readonly mostCells?: number;
  readonly isCreated?: boolean;
  readonly isDeleted?: boolean;
  /** The path that the file had before. */
  readonly from?: string;
}

type Report = (property: Property, detail: string, after?: Files, form?: string) => void;

/** Whether everything that a scope does not name is as before. */
function checkScope(before: Files, after: Files, scope: Scope, report: Report): void {
  const moved = new Set(Object.values(scope).flatMap(({ from }) => from ?? []));
  for (const [path, text] of before) {
    if (moved.has(path) && !after.has(path)) continue;
    const rule = scope[path];
    const fresh = after.get(path);
    if (fresh === text) continue;
    if (fresh === undefined) {
      if (rule?.isDeleted !== true) report('untouched', `${path} is gone`, after);
    } else if (rule === undefined) report('untouched', `${path} is changed`, after);
    else checkLines(path, text, fresh, rule, after, report);
  }
  for (const [path, text] of after) {
    if (before.has(path)) continue;
    const rule = scope[path];
    const from = rule?.from === undefined ? undefined : before.get(rule.from);
    if (from !== undefined) checkLines(path, from, text, rule as LineRule, after, report);
    else if (rule?.isCreated !== true) report('untouched', `${path} is new`, after);
  }
}

function checkLines(path: string, before: string, after: string, rule: LineRule, files: Files, report: Report): void {
  const { removed, added } = compareLines(before, after);
  const known = breaksOf(before);
  const foreign = [...breaksOf(after)].filter((each) => known.size > 0 && !known.has(each));
  if (foreign.length > 0) report('untouched', `${path} has line endings that it had not`, files);
  if (rule.isReordering === true) {
    if ([...removed].sort().join('\n') !== [...added].sort().join('\n'))
      report('untouched', `${path}: not the same lines in another order`, files);
    return;
  }
  const { removes = () => false } = rule;
  const wrong = removed.filter((line) => !removes(line));
  if (wrong.length > 0) report('untouched', `${path} loses or changes ${JSON.stringify(wrong[0])}`, files);
  if (removed.length > (rule.mostRemoved ?? Number.POSITIVE_INFINITY))
    report('untouched', `${path} loses or changes ${removed.length} lines`, files);
  if (added.length > (rule.mostAdded ?? Number.POSITIVE_INFINITY))
    report('untouched', `${path} gets ${added.length} lines`, files);
  const [row, other] = [removed[0], added[0]];
  if (
    rule.mostCells !== undefined &&
    removed.length === 1 &&
    added.length === 1 &&
    row !== undefined &&
    other !== undefined
  )
    if (row.includes('|') && countDifferentCells(row, other) > rule.mostCells)
      report('untouched', `${path}: cells that are not named differ in ${JSON.stringify(row)}`, files);
}

/** What holds after every edit, whatever it is. `named` are the records whose status the person asked to change. */
function checkAlways(
  model: ModelLog,
  before: Files,
  after: Files,
  named: readonly ModelRecord[],
  report: Report,
): void {
  for (const record of model.records) {
    const [old, text] = [before.get(pathOf(record)), after.get(pathOf(record))];
    if (old === undefined || text === undefined || old === text) continue;
    const [statuses, had] = [countStatuses(text), countStatuses(old)];
    if (statuses > Math.max(1, had))
      report('once', `${record.fileName} says ${statuses} statuses, not ${had}`, after, record.dialect);
    const fences = countFences(text);
    if (fences !== countFences(old) && countFences(old) > 0)
      report(
        'once',
        `${record.fileName} has ${fences} lines of front matter, not ${countFences(old)}`,
        after,
        record.dialect,
      );
    // A record without a status may get one as the others have it.
    if (countFences(old) === 0 && fences > 0 && record.hasStatus)
      report('once', `${record.fileName} gets front matter`, after, record.dialect);
  }
  for (const detail of findFallen(model, before, after, named)) report('inEffect', detail, after);
  const [index, hadIndex] = [after.get(indexPath), before.get(indexPath)];
  if (hadIndex === undefined || index === undefined || hadIndex === index) return;
  if (countTables(index) > countTables(hadIndex) && (countTables(hadIndex) > 0 || model.rows.length > 0))
    report('once', 'the index gets a second table', after);
  for (const record of model.records) {
    const [rows, had] = [rowsNaming(index, record).length, rowsNaming(hadIndex, record).length];
    if (rows > Math.max(1, had)) report('once', `${record.fileName} has ${rows} rows, not ${had}`, after);
  }
  const crossed = crossedLines(index, model).filter((line) => !crossedLines(hadIndex, model).includes(line));
  for (const line of crossed) report('right', `a row for two decisions: ${line}`, after);
}

/** Whether a row says what is true of its record. */
function isRight(
  { record, number, title, status, target, raw }: ModelRow,
  { words, records, rows }: ModelLog,
): boolean {
  return (
    records.includes(record) &&
    raw === undefined &&
    number === record.number &&
    title === record.title &&
    status === words[record.stage] &&
    target === record.fileName &&
    rows.filter((row) => row.record === record).length === 1
  );
}

/** After a sync, or the safe fixes: rows that were right are as they were, and those that are new are true. */
function checkIndexed(model: ModelLog, before: Files, after: Files, report: Report, isAsked = false): void {
  const [old, text] = [before.get(indexPath), after.get(indexPath)];
  if (old === undefined || text === undefined || old === text) return;
  const { removed, added } = compareLines(old, text);
  if (model.hasConflict) report('untouched', 'the index is changed under conflict markers', after);
  for (const line of removed) {
    const rows = model.rows.filter(({ record }) => names(line, record));
    if (
      rows.length > 0
        ? rows.every((row) => isRight(row, model))
        : !model.rows.some(
            ({ raw, title, target }) =>
              raw === line || inRow(title).some((each) => line.includes(each)) || linksTo(line, target),
          )
    )
      report('untouched', `${indexPath} loses or changes ${JSON.stringify(line)}`, after);
  }
  for (const line of added) {
    const record = model.records.find((each) => linksTo(line, each.fileName));
    if (record === undefined) continue;
    const isOld = removed.some((each) => names(each, record));
    // A person who asks for the row fills in what the record does not say.
    if (!isAsked && line.includes('|') && !isOld && /\|\s*\|/.test(line.replaceAll('\\|', '')) && record.hasStatus)
      report('right', `a row with empty cells: ${line}`, after);
    const said = stageOf(line.replace(/\[.*?\]\(.*?\)/g, '').replace(record.title, ''));
    const isKnown = record.hasStatus && record.statusWord === undefined;
    const oldLine = removed.find((each) => names(each, record)) ?? '';
    const saidBefore = stageOf(oldLine.replace(/\[.*?\]\(.*?\)/g, '').replace(record.title, ''));
    const truth = model.records.some((each) => each.supersedes === record && each.stage === 'accepted')
      ? ['superseded', record.stage]
      : [record.stage];
    if (isKnown && said !== undefined && said !== saidBefore && !truth.includes(said))
      report('right', `a row says ${said} of a record that is ${record.stage}: ${line}`, after, record.dialect);
  }
}

async function afterFixAll(files: Files): Promise<Files> {
  let current = files;
  for (let round = 0; round < 6; round++) {
    const session = await Session.open(current);
    const { log } = session;
    if (log === undefined) return current;
    const edit = Session.edit(fixAll(log.everyFile(), log, (uri) => session.text(session.path(uri))));
    if (edit === undefined) return current;
    const next = session.after(edit);
    if (isSame(next, current)) return current;
    current = next;
  }
  return current;
}

async function afterSync(files: Files, session?: Session): Promise<Files> {
  const { log, text } = await withText(files, session);
  if (log?.index === undefined) return files;
  const mark = files.get(indexPath)?.startsWith('\uFEFF') ? '\uFEFF' : '';
  return new Map(files).set(indexPath, mark + syncIndex(log, text).text);
}

async function withText(files: Files, session?: Session) {
  const opened = session ?? (await Session.open(files));
  return { log: opened.log, text: opened.text(indexPath) };
}

const isSame = (a: Files, b: Files) => a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);

/** The problems that were not there, each as `path code`, counted by file and code. */
function newProblems(before: Session, after: Session): string[] {
  const left = new Map<string, number>();
  const key = ({ path, problem }: ReturnType<Session['problems']>[number]) => `${path} ${problem.code}`;
  for (const each of before.problems()) left.set(key(each), (left.get(key(each)) ?? 0) + 1);
  return after.problems().flatMap((each) => {
    const known = left.get(key(each)) ?? 0;
    left.set(key(each), known - 1);
    return known > 0 ? [] : [`${key(each)} at ${JSON.stringify(each.line)}`];
  });
}

/** Tries every fix and command on a log. */
export async function tryEverything({ model, files }: GeneratedLog, results: Results): Promise<void> {
  const reporter =
    (what: string, form: string): Report =>
    (property, detail, after, ownForm) => {
      results.failures.push({ property, what, form: ownForm ?? form, detail, model, before: files, after });
    };
  const session = await Session.open(files);
  if (session.log === undefined) return reporter('load', model.nameForm)('works', 'no log is found');
  for (const record of model.records) {
    const text = files.get(pathOf(record)) ?? '';
    const stage = readStage(record, model, text);
    if (record.hasStatus && record.statusWord === undefined && stage !== record.stage)
      throw new Error(`The oracle reads ${stage} for ${record.stage} in seed ${model.seed}:\n${text}`);
  }
  await tryFixes(session, model, results, reporter);
  await tryWhole(session, model, results, reporter);
  await tryCommands(session, model, results, reporter);
}

type Reporter = (what: string, form: string) => Report;

async function tryFixes(session: Session, model: ModelLog, results: Results, reporter: Reporter): Promise<void> {
  const { log } = session;
  if (log === undefined) return;
  const template = log.template === undefined ? undefined : session.text(session.path(log.template.file.uri));
  const seen = new Set<string>();
  for (const { problem, path, line } of session.problems()) {
    const uri = session.uri(path);
    const record = model.records.find((each) => pathOf(each) === path);
    for (const fix of [...findFixes(problem, uri, log), fixByConfiguring(problem, log)]) {
      const { kind } = fix.title;
      // To switch one rule off is as good as another.
      const key = kind === 'configure-rule' ? kind : `${kind} ${path} ${JSON.stringify(fix.title)} ${line}`;
      if (seen.has(key)) continue;
      seen.add(key);
      count(results.fixes, kind);
      const form = path === indexPath || kind.includes('index') ? model.indexForm : (record?.dialect ?? '');
      const report = reporter(`fix ${kind} (${problem.code})`, form);
      const after = attempt(session, () => fix.makeEdit(session.text(path), template), report);
      if (after === undefined) continue;
      const scope = scopeOfFix(fix.title, { path, line, model, record, session });
      checkScope(session.files, after, scope, report);
      if (kind !== 'resolve-conflicts' && isInConflict(session.files, after))
        report('untouched', 'the index is changed under its conflict markers', after);
      checkAlways(model, session.files, after, namedByFix(fix.title, model), report);
      if (fix.isSafe) checkIndexed(model, session.files, after, report);
    }
  }
  for (const [uri, configuration] of session.configurations) {
    for (const problem of checkConfiguration(configuration, log.files))
      for (const fix of findFixes(problem, uri, undefined)) {
        count(results.fixes, fix.title.kind);
        const report = reporter(`fix ${fix.title.kind} (${problem.code})`, 'configuration');
        const path = session.path(uri);
        const after = attempt(session, () => fix.makeEdit(session.text(path)), report);
        if (after !== undefined)
          checkScope(session.files, after, { [path]: { removes: () => true, mostRemoved: 1, mostAdded: 1 } }, report);
      }
  }
}

/** Whether a file changes that holds the markers of a merge: the command line refuses that, in one place for all. */
function isInConflict(before: Files, after: Files): boolean {
  return [...before].some(([path, text]) => /^<{7} /m.test(text) && after.get(path) !== text);
}

/** The record whose status a person asks to take from the index: that it is superseded is for another record to say. */
function namedByFix(title: FixWords, { records }: ModelLog): ModelRecord[] {
  const isAsked = title.kind === 'take-index-status' && stageOf(title.status ?? '') !== 'superseded';
  return isAsked ? records.filter(({ fileName }) => fileName === title.file) : [];
}

interface FixWords {
  readonly kind: string;
  readonly file?: string;
  readonly fileName?: string;
  readonly status?: string;
}

function attempt(session: Session, make: () => unknown, report: Report): Files | undefined {
  try {
    const edit = Session.edit(make());
    return edit === undefined ? undefined : session.after(edit);
  } catch (error) {
    if (error instanceof Error && !/refus/i.test(error.constructor.name)) report('works', `${error.message}`);
    return undefined;
  }
}

interface FixPlace {
  readonly path: string;
  readonly line: string;
  readonly model: ModelLog;
  readonly record: ModelRecord | undefined;
  readonly session: Session;
}

/** What a fix names, by what its title says. */
function scopeOfFix(title: FixWords, { path, line, model, record }: FixPlace): Scope {
  const one: LineRule = { removes: (each) => each === line, mostRemoved: 1, mostAdded: 1, mostCells: 1 };
  const isRow = path === indexPath;
  const config = { [configurationPath]: { isCreated: true, removes: () => true, mostRemoved: 1, mostAdded: 3 } };
  switch (title.kind) {
    case 'insert-section':
    case 'insert-all-sections':
      return { [path]: {} };
    case 'insert-title':
      return { [path]: { mostAdded: 1 } };
    case 'insert-status':
      return { [path]: { removes: (each) => each === line, mostRemoved: 1, mostAdded: 3 } };
    case 'rename-section':
      return withAnchors(model, { [path]: { removes: (each) => each === line || each.includes('#'), mostAdded: 3 } });
    case 'take-number':
      return isRow
        ? { [path]: one }
        : withAnchors(model, { [path]: { ...one, removes: (each) => each === line || each.includes('](') } });
    case 'take-status': {
      if (!isRow) return { [path]: one, [indexPath]: ofRecord(record) };
      const of = model.records.find((each) => names(line, each));
      return { [path]: model.indexForm === 'groups' ? ofRecord(of, 3) : one };
    }
    case 'take-title':
    case 'take-file':
    case 'take-fragment':
    case 'take-reference':
    case 'repoint-row':
      return { [path]: one };
    case 'repair-row':
      return { [path]: { ...one, mostCells: 9 } };
    case 'take-index-status': {
      const target = model.records.find(({ fileName }) => fileName === title.file);
      return { ...statusScope(target, model), [indexPath]: ofRecord(target) };
    }
    case 'reorder-sections':
    case 'sort-rows':
      return { [path]: { isReordering: true } };
    case 'add-to-index':
      return { [indexPath]: { removes: (each) => isOrphan(each, record, model), mostRemoved: 1, mostAdded: 2 } };
    case 'add-all-to-index':
      return { [indexPath]: { removes: (each) => model.records.some((other) => isOrphan(each, other, model)) } };
    case 'remove-row':
      return { [path]: { removes: (each) => each === line, mostRemoved: 1, mostAdded: 0 } };
    case 'merge-rows': {
      const of = model.records.find((each) => names(line, each));
      return { [path]: { ...ofRecord(of), mostRemoved: 2, mostAdded: 1 } };
    }
    case 'create-record':
      return {
        [`docs/adr/${title.file?.split('/').at(-1)}`]: { isCreated: true },
        [indexPath]: { removes: (each) => each === line, mostRemoved: 1, mostAdded: 2 },
      };
    case 'create-index':
      return { [indexPath]: { isCreated: true } };
    case 'resolve-conflicts':
      return {
        [path]: {
          removes: (each) => /^(?:<{7}|={7}|>{7})/.test(each) || each.includes('|'),
          mostRemoved: 10,
          mostAdded: 2,
        },
      };
    case 'rename-file':
      return moveScope(record, title.fileName ?? '', model);
    case 'name-successor':
    case 'write-other-side': {
      const other = model.records.find(({ fileName }) => fileName === title.file);
      return {
        ...statusScope(record, model, 4),
        ...statusScope(other, model, 4),
        [indexPath]: ofRecords([record, other]),
      };
    }
    case 'add-status':
      return { ...config, [indexPath]: { removes: () => true, mostRemoved: 1, mostAdded: 1 } };
    case 'take-key':
      return { [path]: one };
    default:
      return config;
  }
}

/** A row that no file answers to and that means the record: its number, title or the name's words are the record's. */
function isOrphan(line: string, record: ModelRecord | undefined, { rows }: ModelLog): boolean {
  if (record === undefined) return false;
  const slug = (name: string) => name.replace(/-old|\.md?$/g, '').replace(/^.*?\d+(?:-1)?[-_]/, '');
  return rows.some(
    (row) =>
      (row.raw === line || linksTo(line, row.target) || inRow(row.title).some((title) => line.includes(title))) &&
      (row.record === record || slug(row.target) === slug(record.fileName)),
  );
}

const ofRecord = (record: ModelRecord | undefined, mostAdded = 2): LineRule => ({
  removes: (line) => record !== undefined && names(line, record),
  mostAdded,
});

const ofRecords = (records: readonly (ModelRecord | undefined)[]): LineRule => ({
  removes: (line) => records.some((record) => record !== undefined && names(line, record)),
  mostAdded: records.length * 2,
});

/** Lines with anchors follow headings. */
function withAnchors({ records }: ModelLog, scope: Scope): Scope {
  const anchored = (line: string) => /\]\([^)]*#/.test(line);
  const others = records.map((record) => [pathOf(record), { removes: anchored }] as const);
  return { ...Object.fromEntries(others), ...scope };
}

/** The lines that say a record's status, and so many more. */
function statusScope(record: ModelRecord | undefined, model: ModelLog, more = 0): Scope {
  if (record === undefined) return {};
  const own = statusLinesOf(record, model);
  const links = model.words.links;
  const isRelation = (line: string) => more > 0 && (line.includes(model.words.supersedes) || line === `## ${links}`);
  return {
    [pathOf(record)]: {
      removes: (line) => own.has(line) || isRelation(line),
      mostAdded: own.size + more + 1,
    },
  };
}

function moveScope(record: ModelRecord | undefined, fileName: string, model: ModelLog): Scope {
  if (record === undefined) return {};
  const isFollowing = (line: string) =>
    linksTo(line, record.fileName) || line.includes(`ADR-${record.number}`) || names(line, record);
  const rule: LineRule = { removes: isFollowing };
  const others = model.records.filter((each) => each !== record).map((each) => [pathOf(each), rule] as const);
  return {
    ...Object.fromEntries(others),
    [indexPath]: rule,
    [`docs/adr/${fileName}`]: {
      removes: (line) => /^# /.test(line) || isFollowing(line),
      from: pathOf(record),
      mostAdded: 3,
    },
  };
}

/** What either of two scopes allows. */
function joinScopes(a: Scope, b: Scope): Scope {
  const joined: Record<string, LineRule> = { ...a };
  for (const [path, rule] of Object.entries(b)) {
    const known = joined[path];
    joined[path] =
      known === undefined
        ? rule
        : {
            ...(rule.from === undefined ? known : rule),
            removes: (line) => known.removes?.(line) === true || rule.removes?.(line) === true,
          };
  }
  return joined;
}

/** `check --fix`, `sync`, and both after each other. */
async function tryWhole(session: Session, model: ModelLog, results: Results, reporter: Reporter): Promise<void> {
  const { files } = session;
  const steps: readonly [string, (from: Files) => Promise<Files>][] = [
    ['check --fix', afterFixAll],
    ['sync', (from) => afterSync(from)],
  ];
  for (const [what, run] of steps) {
    count(results.commands, what);
    const report = reporter(what, model.indexForm);
    try {
      const after = await run(files);
      if (isSame(after, files)) continue;
      const again = await Session.open(after);
      for (const each of newProblems(session, again)) report('noNew', each, after);
      checkIndexed(model, files, after, report);
      checkAlways(model, files, after, [], report);
      const twice = await run(after);
      if (!isSame(twice, after)) report('still', 'a second run changes something', twice);
      const other = what === 'sync' ? afterFixAll : afterSync;
      const both = await other(after);
      if (!isSame(both, after)) {
        const back = await run(both);
        if (!isSame(back, both) && isSame(await other(back), both))
          report('still', 'check --fix and sync undo each other', back);
      }
      if (what === 'sync') checkScope(files, after, { [indexPath]: { removes: () => true } }, report);
      else
        for (const record of model.records)
          if (
            !record.isTouched &&
            files.get(pathOf(record)) !== after.get(pathOf(record)) &&
            !followsAnchor(files, after, record)
          )
            report('untouched', `${record.fileName} is changed, where nothing was wrong`, after, record.dialect);
    } catch (error) {
      report('works', (error as Error).message);
    }
  }
}

function followsAnchor(before: Files, after: Files, record: ModelRecord): boolean {
  const { removed } = compareLines(before.get(pathOf(record)) ?? '', after.get(pathOf(record)) ?? '');
  return removed.every((line) => /\]\([^)]*#/.test(line));
}

/** Everything that a person can ask for. */
async function tryCommands(session: Session, model: ModelLog, results: Results, reporter: Reporter): Promise<void> {
  const { log, files } = session;
  if (log === undefined) return;
  const today = fixtureDay;
  const at = (offset: number): ModelRecord =>
    model.records[(model.seed + offset) % model.records.length] as ModelRecord;
  interface Run {
    readonly make: (session: Session) => unknown;
    readonly scope: (after: Files) => Scope;
    /** The records whose status may change. */
    readonly named?: readonly ModelRecord[];
    readonly isRepeatable?: boolean;
    readonly check?: (after: Files, report: Report) => void;
    readonly form?: string;
  }
  const run = async (what: string, { make, scope, named = [], isRepeatable, check, form }: Run) => {
    count(results.commands, what);
    const report = reporter(what, form ?? model.indexForm);
    const after = attempt(session, () => make(session), report);
    if (after === undefined || isSame(after, files) || isInConflict(files, after)) return;
    checkScope(files, after, scope(after), report);
    checkAlways(model, files, after, named, report);
    check?.(after, report);
    if (isRepeatable !== true) return;
    const again = await Session.open(after);
    const twice = attempt(again, () => make(again), report);
    if (twice !== undefined && !isSame(twice, after)) report('still', 'a second run changes something', twice);
  };

  const changed = at(0);
  const next = changed.stage === 'accepted' ? 'rejected' : 'accepted';
  await run('status', {
    form: changed.dialect,
    make: (from) => {
      const record = from.record(changed);
      if (record === undefined || from.log === undefined) return undefined;
      // In the log's own word, as the person picks it from the list, in English where there is none.
      return setStatus(record, model.words[next], from.log, { text: from.text(pathOf(changed)), today });
    },
    scope: () => ({ ...statusScope(changed, model, changed.hasStatus ? 0 : 3), [indexPath]: ofRecord(changed, 4) }),
    named: [changed],
    isRepeatable: true,
    check: (after, report) => {
      const stage = readStage(changed, model, after.get(pathOf(changed)) ?? '');
      if (changed.hasStatus && stage !== next)
        report('right', `${changed.fileName} was to be ${next} and says ${stage ?? 'nothing'}`, after);
      checkRows(model, files, after, [changed], report);
    },
  });

  const [old, successor] = [at(1), at(2)];
  await run('supersede', {
    form: old.dialect,
    make: (from) => {
      const [record, by] = [from.record(old), from.record(successor)];
      if (record === undefined || by === undefined || from.log === undefined) return undefined;
      const state = { text: from.text(pathOf(old)), today };
      if (findSupersedeProblem(record, by, from.log, state) !== undefined) return undefined;
      return supersede(record, by, from.log, state);
    },
    scope: () => ({
      ...statusScope(old, model, 4),
      ...statusScope(successor, model, 4),
      [indexPath]: ofRecord(old, 4),
    }),
    named: [old],
    isRepeatable: true,
    check: (after, report) => {
      const text = after.get(pathOf(old)) ?? '';
      const stage = readStage(old, model, text);
      if (old.hasStatus && stage !== 'superseded' && text !== files.get(pathOf(old)))
        report('right', `${old.fileName} was to be superseded and says ${stage ?? 'nothing'}`, after);
      checkRows(model, files, after, [old], report);
    },
  });

  const [from, to] = [at(0), at(1)];
  for (const kind of ['amends', 'depends-on', 'relates-to'] as const)
    await run(`link ${kind}`, {
      form: from.dialect,
      make: (each) => {
        const [one, other] = [each.record(from), each.record(to)];
        return one === undefined || other === undefined || each.log === undefined
          ? undefined
          : linkRecords(one, kind, other, each.log, today);
      },
      scope: () => ({ ...statusScope(from, model, 4), ...statusScope(to, model, 4) }),
      isRepeatable: kind === 'amends',
    });

  const typed = ['3-way merges of trees', 'Cache `raw` bytes', 'Plain words'][model.seed % 3] as string;
  await run('new', {
    make: (each) => {
      if (each.log === undefined) return undefined;
      const planned = planRecord(each.log, typed);
      if ('kind' in planned) return undefined;
      return newRecord(each.log, planned, undefined, { today });
    },
    scope: (after) => ({
      ...Object.fromEntries(
        [...after.keys()].filter((path) => !files.has(path)).map((path) => [path, { isCreated: true }]),
      ),
      [indexPath]: { mostAdded: model.indexForm === 'groups' ? 2 : 1 },
    }),
    check: (after, report) => {
      const created = [...after.keys()].filter((path) => !files.has(path));
      const [path = ''] = created;
      if (created.length !== 1) report('right', `${created.length} files are made`, after);
      // A number that no name, title or row tells may be given again, and a bare one may be read as another.
      const isTold = ({ fileName, number }: ModelRecord) => fileName.includes(number);
      if (!model.records.every(isTold)) return;
      const last = Math.max(...model.records.map(({ number }) => Number.parseInt(number, 10)));
      // Nor is one given that a row has given to a record that is gone, or to none that is there.
      const given = linesOf(files.get(indexPath) ?? '')
        .filter((line) => !model.records.some(({ fileName }) => linksTo(line, fileName)))
        .flatMap((line) => [...line.matchAll(/(?:^|[|*-])\W*(?:ADR-)?(\d+)/gi)].map(([, number]) => number))
        .map(Number);
      const isNext = (number: number) => {
        const written = String(number).padStart(model.widthOfNumber, '0');
        return new RegExp(`^${written}[-_]\\D|^${written}-3-way|^${written}_3_way`).test(stem);
      };
      const stem = path.split('/').at(-1)?.replace(/^adr-/i, '') ?? '';
      if (![last, ...given.filter((each) => each > last)].some((each) => isNext(each + 1)))
        report('right', `the new record is ${path}, not ${last + 1}`, after);
      const text = after.get(path) ?? '';
      if (!text.includes(typed)) report('right', `the new record lacks its title: ${text.slice(0, 80)}`, after);
      if (countStatuses(text) > 1) report('once', 'the new record says two statuses', after);
      const rows = linesOf(after.get(indexPath) ?? '')
        .map(bare)
        .filter((line) => linksTo(line, path.split('/').at(-1) ?? ''));
      if (rows.some((row) => row.startsWith('|') && /\|\s*\|/.test(row.replaceAll('\\|', ''))))
        report('right', `a row with empty cells: ${rows[0]}`, after);
    },
  });

  const retitled = at(3);
  const words = ['Other words', 'Call `make all` twice', '7 days'][model.seed % 3] as string;
  await run('retitle', {
    form: retitled.titleForm,
    make: (each) => {
      const record = each.record(retitled);
      return record === undefined || each.log === undefined
        ? undefined
        : retitleRecord(record, words, each.log, each.text(pathOf(retitled)));
    },
    scope: (after) => {
      const created = [...after.keys()].find((path) => !files.has(path));
      const scope = moveScope(retitled, created?.split('/').at(-1) ?? retitled.fileName, model);
      return withAnchors(model, {
        ...scope,
        [pathOf(retitled)]: { removes: (line) => /^# |^title:/.test(line) || /\]\(/.test(line) },
      });
    },
    check: (after, report) => {
      const created = [...after.keys()].find((path) => !files.has(path)) ?? pathOf(retitled);
      const text = withoutMark(after.get(created) ?? '');
      if (!linesOf(text).some((line) => /^# /.test(line) && bare(line).endsWith(words)))
        report('right', `the title is ${linesOf(text).find((line) => /^# /.test(line))}`, after);
      if (!created.replace(/^.*\//, '').includes(retitled.number) && retitled.fileName.includes(retitled.number))
        report('right', `the number is lost: ${created}`, after);
      for (const [path, each] of after)
        if (created !== pathOf(retitled) && linesOf(each).some((line) => linksTo(line, retitled.fileName)))
          report('right', `${path} links the old name`, after);
    },
  });

  const renumbered = at(4);
  await run('renumber', {
    form: model.nameForm,
    make: (each) => {
      const record = each.record(renumbered);
      if (record === undefined || each.log === undefined) return undefined;
      const planned = planNumber(record, nextNumberFor(record, each.log), each.log);
      return 'kind' in planned ? undefined : renameRecord(record, planned.fileName, each.log);
    },
    // Its sub-records go along.
    scope: (after) => {
      const created = [...after.keys()].filter((path) => !files.has(path)).map((path) => path.split('/').at(-1) ?? '');
      const moving = model.records.filter(
        ({ number }) => number === renumbered.number || number.startsWith(`${renumbered.number}-`),
      );
      const scopes = moving.flatMap((record) => {
        const slug = record.fileName.slice(record.fileName.indexOf(record.number) + record.number.length);
        const name = created.find((each) => each.endsWith(slug));
        return name === undefined ? [] : [moveScope(record, name, model)];
      });
      return scopes.reduce(joinScopes, {});
    },
    check: (after, report) => {
      for (const [path, each] of after)
        if (linesOf(each).some((line) => linksTo(line, renumbered.fileName)))
          report('right', `${path} links the old name`, after);
    },
  });

  const moved = at(0);
  await run('rename file', {
    form: model.nameForm,
    make: (each) => {
      const record = each.record(moved);
      return record === undefined || each.log === undefined
        ? undefined
        : renameRecord(record, moved.fileName.replace('.md', '-moved.md'), each.log);
    },
    scope: () => moveScope(moved, moved.fileName.replace('.md', '-moved.md'), model),
    check: (after, report) => {
      for (const [path, each] of after)
        if (linesOf(each).some((line) => linksTo(line, moved.fileName)))
          report('right', `${path} links the old name`, after);
    },
  });

  const deleted = at(2);
  await run('delete', {
    make: (each) => {
      const record = each.record(deleted);
      return record === undefined || each.log === undefined ? undefined : deleteRecord(record, each.log);
    },
    scope: () => ({ [pathOf(deleted)]: { isDeleted: true }, [indexPath]: { ...ofRecord(deleted, 0) } }),
    named: [deleted],
  });

  const { index } = log;
  if (index !== undefined) {
    await run('sort', {
      make: (each) => (each.log?.index === undefined ? undefined : sortIndex(each.log.index, each.text(indexPath))),
      scope: () => ({ [indexPath]: { isReordering: true } }),
      isRepeatable: true,
    });
    await run('graph', {
      make: (each) => {
        const readme = each.log?.index?.file;
        return readme === undefined || each.log === undefined
          ? undefined
          : insertGraph(each.log, readme, each.text(indexPath));
      },
      scope: () => ({ [indexPath]: {} }),
      isRepeatable: true,
    });
    await run('sync --prune', {
      make: (each) => {
        const text = each.text(indexPath);
        if (each.log?.index === undefined) return undefined;
        const { lines } = each.log.index.file.facts;
        const newText = syncIndex(each.log, text, { prune: true }).text;
        const range = lines.rangeOf({ start: 0, end: lines.length });
        const textDocument = { uri: each.uri(indexPath), version: null };
        return newText === text ? undefined : { documentChanges: [{ textDocument, edits: [{ range, newText }] }] };
      },
      scope: () => ({ [indexPath]: { removes: () => true } }),
      isRepeatable: true,
      check: (after, report) => checkIndexed(model, files, after, report),
    });
    const unlisted = model.records.find((record) => !index.targets.has(session.uri(pathOf(record))));
    if (unlisted !== undefined)
      await run('add to index', {
        make: (each) => {
          const record = each.record(unlisted);
          if (record === undefined || each.log?.index === undefined) return undefined;
          return each.log.index.targets.has(record.file.uri) ? undefined : addToIndex(each.log.index, record, each.log);
        },
        scope: () => ({
          [indexPath]: { removes: (line) => isOrphan(line, unlisted, model), mostRemoved: 1, mostAdded: 2 },
        }),
        isRepeatable: true,
        check: (after, report) => checkIndexed(model, files, after, report, true),
      });
  } else
    await run('create index', {
      make: (each) => (each.log === undefined || each.log.index !== undefined ? undefined : createIndex(each.log)),
      scope: () => ({ [indexPath]: { isCreated: true } }),
      isRepeatable: true,
    });

  await run('add status', {
    make: (each) => (each.log === undefined ? undefined : addStatus(each.log, 'Parked')),
    scope: () => ({
      [configurationPath]: { isCreated: true, removes: (line) => line.startsWith('statuses'), mostAdded: 1 },
      [indexPath]: { removes: () => true, mostRemoved: 1, mostAdded: 1 },
    }),
  });
  await run('init', {
    make: (each) => createLog(each.uri('decisions')).edit,
    scope: (after) =>
      Object.fromEntries([...after.keys()].map((path) => [path, { isCreated: path.startsWith('decisions/') }])),
  });
  await run('configure rule', {
    make: (each) =>
      each.log === undefined ? undefined : configureRule(configurationPlace(each.log), 'index-order', 'off'),
    scope: () => ({ [configurationPath]: { isCreated: true, mostAdded: 2 } }),
    isRepeatable: true,
  });
}

/** Only rows of the given records differ, and each still links what it linked. */
function checkRows(model: ModelLog, before: Files, after: Files, named: readonly ModelRecord[], report: Report): void {
  for (const record of model.records) {
    if (named.includes(record)) continue;
    const [old, text] = [rowsNaming(before.get(indexPath), record), rowsNaming(after.get(indexPath), record)];
    const isShared = old.some((line) => named.some((each) => names(line, each)));
    if (!isShared && old.join('\n') !== text.join('\n'))
      report('untouched', `the row of ${record.fileName} is another one`, after);
  }
}

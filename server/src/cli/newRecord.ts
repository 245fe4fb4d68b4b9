import { existsSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { describeSupersedeProblem, describeSyncLeft, describeTitleProblem } from '../core/messages/describe.ts';
import { english } from '../core/messages/english.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { LiveLog } from '../core/model/liveLog.ts';
import type { Log } from '../core/model/log.ts';
import { isInEffect } from '../core/model/supersession.ts';
import { type LinkKind, linkKinds, linkRecords } from '../core/operations/record/linkRecords.ts';
import { asksForAuthor, newRecord, planRecord } from '../core/operations/record/newRecord.ts';
import { stateRelation } from '../core/operations/record/stateRelation.ts';
import { findSupersedeProblem, supersede } from '../core/operations/record/supersede.ts';
import { editFile } from '../core/operations/workspaceEdits.ts';
import { readAuthor } from '../workspace/readAuthor.ts';
import { ask } from './ask.ts';
import { Disk, Outdated } from './disk.ts';
import { Draft } from './draft.ts';
import { findEditor, openInEditor } from './editor.ts';
import { findLog, findRecord } from './findRecords.ts';
import { noIndex, whyNoIndex } from './notes.ts';
import { escapeLine, printError } from './output.ts';
import { followFile, shown } from './paths.ts';
import { readBranches } from './readBranches.ts';
import { changeOptions, changeOptionsHelp, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** Each time another command was faster; of many at once each has its turn. */
const maxAttempts = 50;

/** `adr-keeper new`: creates a record from the log's template, and its row. */
export const newRecordCommand: Subcommand = {
  summary: 'creates a record from the template, and its row',
  help: `Usage: adr-keeper new ["TITLE"] [--number NUM | --parent NUM] [--series NAME]
       [--status NAME] [--date DAY] [--template NAME|FILE]
       [--supersedes RECORD]... [--link KIND:RECORD]... [--open]
       [--log FOLDER] [--dry-run]

Creates a record from the log's template with the next number that is free on all branches, and its row in the index. In
a terminal, the command asks for a missing title.

  --number NUM         number of the record, if it is free
  --parent NUM         creates a sub-record of this record: 017-1, 017-2, …
  --series NAME        series of the record: SEC of SEC-001-x.md; default: the one with most records
  --status NAME        initial status; default: the first status of the log
  --date DAY           date of the record, such as 2026-05-31; default: today
  --template NAME      Harmony, Nygard, "MADR 4", the name of a file in the log's folder "templates", or the path of any file
  --supersedes RECORD  says that the record supersedes this one, which becomes superseded if the new one is in effect
  --link KIND:RECORD   adds a relation to both records; KIND is ${linkKinds.join(', ')}
  --open               opens the record in $VISUAL or $EDITOR
${changeOptionsHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, {
      ...changeOptions,
      parent: { type: 'string' },
      number: { type: 'string' },
      series: { type: 'string' },
      status: { type: 'string' },
      date: { type: 'string' },
      template: { type: 'string' },
      supersedes: { type: 'string', multiple: true, default: [] },
      link: { type: 'string', multiple: true, default: [] },
      open: { type: 'boolean', default: false },
    });
    const { link, parent, number, date, open, 'dry-run': isDryRun } = values;
    if (parent !== undefined && number !== undefined) throw new UsageError('Use either --number or --parent.');
    if (date !== undefined && !isDay(date)) throw new UsageError(`"${date}" is not a date. Use the form 2026-05-31.`);
    const options: RecordOptions = { ...values, links: link.map(readLink) };
    const editor = open && !isDryRun ? findEditor() : undefined;
    let title: string | undefined = positionals.join(' ');
    if (title === '') {
      // A user who cannot create a record should not be asked for its title first.
      await findLog(new Disk(), { log: values.log });
      title = await ask('Title of the decision:');
    }
    if (title === undefined) throw new UsageError('Missing title.');
    for (let attempt = 1; ; attempt++) {
      try {
        const path = await createRecord(title, options);
        if (editor !== undefined) openInEditor(editor, path);
        return 0;
      } catch (error) {
        if (!(error instanceof Outdated) || attempt === maxAttempts) throw error;
      }
    }
  },
};

interface RecordOptions {
  readonly parent?: string | undefined;
  readonly number?: string | undefined;
  readonly series?: string | undefined;
  readonly status?: string | undefined;
  readonly date?: string | undefined;
  readonly template?: string | undefined;
  readonly log?: string | undefined;
  readonly supersedes: readonly string[];
  readonly links: readonly WantedLink[];
  readonly 'dry-run': boolean;
}

/** A relation that a new record is to have. */
interface WantedLink {
  readonly kind: LinkKind;
  readonly meant: string;
}

function isDay(typed: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(typed);
}

/** Reads `amends:12`. Throws {@link UsageError} for anything else. */
function readLink(typed: string): WantedLink {
  const [, word = '', meant = ''] = /^([^:]*):(.*)$/.exec(typed) ?? [];
  if (meant === '') throw new UsageError(`"${typed}" is not a relation and a record, such as amends:12.`);
  const kind = linkKinds.find((each) => each === word);
  if (kind === undefined) throw new UsageError(english.refusals.unknownRelation(word, linkKinds));
  return { kind, meant };
}

/**
 * Reads the log, creates a record in it and returns its path; throws {@link Outdated} where another program changed the
 * log meanwhile.
 */
async function createRecord(title: string, options: RecordOptions): Promise<string> {
  const { template, supersedes, links, date, 'dry-run': isDryRun } = options;
  const disk = new Disk();
  const log = await findLog(disk, { log: options.log });
  await readBranches([log]);
  const old = supersedes.map((meant) => findRecord(log, meant).file.uri);
  const linked = links.map(({ kind, meant }) => ({ kind, uri: findRecord(log, meant).file.uri }));
  const file = findFile(template);
  const planned = planRecord(log, title, { ...options, template: file === undefined ? template : '' });
  if ('kind' in planned) throw new Refusal(describeTitleProblem(planned, english));
  const uri = file ?? planned.template.uri;
  const text = uri === undefined ? undefined : disk.readText(uri);
  const author = asksForAuthor(log, planned, text) ? await readAuthor(log.folder) : undefined;
  const { edit, hindrance } = newRecord(log, planned, text, { today: date ?? log.today, author });
  const draft = new Draft(log, disk);
  draft.add(edit);
  const waiting = old.filter((each) => !addSupersession(each, planned.uri, log, draft));
  for (const { kind, uri } of linked)
    draft.add(linkRecords(recordAt(planned.uri, log), kind, recordAt(uri, log), log, log.today));
  disk.carryOut(draft.files, isDryRun);
  for (const each of waiting)
    printError(`adr-keeper: ${shown(each)} keeps its status until ${planned.fileName} is in effect.\n`);
  const whyNoRow = log.index === undefined ? describeNoRow(log) : undefined;
  if (whyNoRow !== undefined) printError(`adr-keeper: No row added for ${escapeLine(planned.fileName)}: ${whyNoRow}\n`);
  if (hindrance !== undefined) {
    const left = describeSyncLeft({ target: planned.uri, record: planned.fileName, reason: hindrance }, english);
    printError(`adr-keeper: ${left}.\n`);
  }
  return URI.parse(planned.uri).fsPath;
}

/**
 * Says in a new record that it supersedes another one, and in the other one that it is superseded. A record that is not in
 * effect supersedes nothing yet: then only the first, and false.
 */
function addSupersession(oldUri: string, newUri: string, log: LiveLog, draft: Draft): boolean {
  const [old, made] = [recordAt(oldUri, log), recordAt(newUri, log)];
  const state = { text: draft.textOf(oldUri), today: log.today };
  const problem = findSupersedeProblem(old, made, log, state);
  if (problem !== undefined) throw new Refusal(describeSupersedeProblem(problem, english));
  if (isInEffect(made)) {
    draft.add(supersede(old, made, log, state));
    return true;
  }
  draft.add(editFile(made.file, [stateRelation(made, 'supersedes', old, log)]));
  return false;
}

function recordAt(uri: string, log: Log): DecisionRecord {
  return log.records.get(uri) as DecisionRecord;
}

/** Why a record gets no row in a log without an index: undefined where nothing lists the records, or is to list them. */
function describeNoRow(log: Log): string | undefined {
  const isIndexConfigured = log.configuration?.settings.index !== undefined;
  return whyNoIndex(log) ?? (isIndexConfigured ? noIndex(log) : undefined);
}

/** The URI of a file that is meant by its path; undefined for what is no path of a file. */
function findFile(path: string | undefined): string | undefined {
  const isFile = path !== undefined && /\.\w+$/.test(path) && existsSync(path);
  return isFile ? URI.file(followFile(path)).toString() : undefined;
}

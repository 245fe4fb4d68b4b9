import { URI } from 'vscode-uri';
import { Disk, type FileChange } from './disk.ts';
import { linkAt, statOf } from './durableFile.ts';
import { dropLast, type Journal, readJournal, UnreadableJournal } from './journal.ts';
import { type JournalPlace, placesNear } from './journalPlace.ts';
import { escapeLine } from './output.ts';
import { followPath, shown } from './paths.ts';
import { changeOptions, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import { removeFolders, reverse } from './settleJournal.ts';
import type { Subcommand } from './subcommand.ts';
import { UsageError } from './usageError.ts';

/** `adr-keeper undo`: takes the last change of a command back. */
export const undo: Subcommand = {
  summary: 'takes the last change of a command back',
  help: `Usage: adr-keeper undo [FOLDER] [--dry-run]

Takes back what the last command that changed files has changed in the repository of FOLDER, which is the current folder
unless given: texts and names are what they were, files that it created are removed, and those that it deleted come back.
Where one of the files has changed since, nothing is taken back. Changes made in an editor are not among them, nor is what
install-merge-driver writes into the configuration of git.

  --dry-run  changes nothing, and prints what would change as a diff that git can apply`,
  async run(args) {
    const { values, positionals } = readOptions(args, { 'dry-run': changeOptions['dry-run'] });
    const [folder = '.', ...more] = positionals;
    if (more.length > 0) throw new UsageError('undo takes one folder.');
    const found = findLast(followPath(folder));
    if (found === undefined) throw new Refusal('There is no change to take back here.');
    const { place, journal } = found;
    const isDryRun = values['dry-run'];
    const code = new Disk('forget').carryOut(changesBack(journal), isDryRun);
    if (!isDryRun) {
      removeFolders(journal.folders);
      dropLast(place);
    }
    return code;
  },
};

/** The latest change that can be undone in the workspace of a folder. */
function findLast(folder: string): { readonly place: JournalPlace; readonly journal: Journal } | undefined {
  const found = placesNear([folder]).flatMap((place) => {
    const journal = readLast(place);
    return journal === undefined ? [] : [{ place, journal }];
  });
  return found.sort((a, b) => (a.journal.time < b.journal.time ? 1 : -1))[0];
}

function readLast(place: JournalPlace): Journal | undefined {
  try {
    return readJournal(place, 'last');
  } catch (error) {
    if (error instanceof UnreadableJournal) throw new Refusal(`${error.message}. Nothing was taken back.`);
    throw error;
  }
}

/** The change the other way round, the last file first. Throws {@link Refusal} where a file is not as it was left. */
function changesBack({ command, entries }: Journal): FileChange[] {
  const disk = new Disk();
  return [...entries].reverse().flatMap((entry) => {
    const { from, to, before, after, mode, link } = reverse(entry);
    const [source, target] = [from, to].map((path) => (path === undefined ? undefined : URI.file(path).toString()));
    const isAsLeft = source === undefined || disk.holds(source, before);
    if (!isAsLeft) throw changedSince(source, command);
    if (to !== undefined && link !== undefined && linkAt(to) === link) return [];
    if (source === undefined && to !== undefined && statOf(to) !== undefined) throw changedSince(target ?? '', command);
    if (link !== undefined) throw wasLink(target ?? '', link);
    return [{ from: source, to: target, before, after, mode }];
  });
}

/** A file in the place of the link would be a second record. */
function wasLink(uri: string, link: string): Refusal {
  return new Refusal(
    `${shown(uri)} was a link to ${escapeLine(link)}. Make that link, then run undo again. Nothing was taken back.`,
  );
}

function changedSince(uri: string, command: string): Refusal {
  return new Refusal(`${shown(uri)} has changed since "adr-keeper ${command}". Nothing was taken back.`);
}

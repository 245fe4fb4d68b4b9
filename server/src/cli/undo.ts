import { URI } from 'vscode-uri';
import { findRepository } from '../workspace/findRepository.ts';
import { Disk, type FileChange } from './disk.ts';
import { linkAt, statOf } from './durableFile.ts';
import { dropLast, type Journal, readJournal, UnreadableJournal } from './journal.ts';
import { type JournalPlace, placesNear } from './journalPlace.ts';
import { escapeLine } from './output.ts';
import { followPath, isWithin, shown } from './paths.ts';
import { changeOptions, readOptions } from './readOptions.ts';
import { Refusal, UsageError } from './refusal.ts';
import { removeFolders, reverse } from './settleJournal.ts';
import type { Subcommand } from './subcommand.ts';

/** `adr-keeper undo`: takes the last change of a command back. */
export const undo: Subcommand = {
  summary: 'reverts the last command that changed files',
  help: `Usage: adr-keeper undo [FOLDER] [--dry-run]

Reverts the last command that changed files in the repository of FOLDER, which defaults to the current folder: restores
contents and names, removes files that the command created, and restores files that it deleted. If one of the files has
changed since, nothing is reverted. Changes made in an editor are not reverted, nor is the git configuration that
install-merge-driver writes.

  --dry-run  changes nothing, and prints the changes as a diff that "git apply" understands`,
  async run(args) {
    const { values, positionals } = readOptions(args, { 'dry-run': changeOptions['dry-run'] });
    const [folder = '.', ...more] = positionals;
    if (more.length > 0) throw new UsageError('undo accepts only one folder.');
    const found = findLast(followPath(folder));
    if (found === undefined) throw new Refusal('There is nothing to undo here.');
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

/** The latest change that can be undone in the workspace of a folder, or in one around it, and changed files in it. */
function findLast(folder: string): { readonly place: JournalPlace; readonly journal: Journal } | undefined {
  const own = findRepository(folder)?.root;
  const concerns = ({ entries }: Journal, root: string) =>
    own === undefined ||
    own === root ||
    !isWithin(own, root) ||
    entries.some(({ from, to }) => isWithin(to ?? from ?? '', own));
  const found = placesNear([folder]).flatMap((place) => {
    const journal = readLast(place);
    return journal === undefined || !concerns(journal, place.root) ? [] : [{ place, journal }];
  });
  return found.sort((a, b) => (a.journal.time < b.journal.time ? 1 : -1))[0];
}

function readLast(place: JournalPlace): Journal | undefined {
  try {
    return readJournal(place, 'last');
  } catch (error) {
    if (error instanceof UnreadableJournal) throw new Refusal(`${error.message}. Nothing was reverted.`);
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
    `${shown(uri)} was a link to ${escapeLine(link)}. Nothing was reverted. Create that link, and run undo again.`,
  );
}

function changedSince(uri: string, command: string): Refusal {
  return new Refusal(`${shown(uri)} has changed since "adr-keeper ${command}". Nothing was reverted.`);
}

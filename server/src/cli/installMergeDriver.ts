import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { english } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { findGitConfiguration, findRepository } from '../workspace/findRepository.ts';
import { type Git, gitFor } from '../workspace/git.ts';
import { Disk } from './disk.ts';
import { loadLogs } from './loadLogs.ts';
import { emptyOption, emptyOptionHelp, exitCode, noIndex, printNotes } from './notes.ts';
import { colour, print, printError } from './output.ts';
import { shown } from './paths.ts';
import { changeOptions, readOptions } from './readOptions.ts';
import { Refusal } from './refusal.ts';
import type { Subcommand } from './subcommand.ts';

/** The name of the driver in the configuration of git. */
const driver = 'adr-index';

/** `adr-keeper install-merge-driver`: tells git to merge the indexes of a repository row by row. */
export const installMergeDriver: Subcommand = {
  summary: 'sets up git to merge indexes row by row',
  help: `Usage: adr-keeper install-merge-driver [PATH…] [--dry-run] [--allow-empty]

Adds the merge driver "${driver}" to the git configuration of this clone, and a line for each index to .gitattributes,
unless they already exist. Commit .gitattributes, and run this command in every clone. If adr-keeper is not available
when git merges, git merges the index as text.

  --dry-run      changes nothing, and prints the changes as a diff that "git apply" understands
${emptyOptionHelp}`,
  async run(args) {
    const { values, positionals } = readOptions(args, { 'dry-run': changeOptions['dry-run'], ...emptyOption });
    const isDryRun = values['dry-run'];
    const root = findRepository(process.cwd())?.root;
    if (root === undefined) throw new Refusal('This folder is not in the working tree of a git repository.');
    if (findGitConfiguration(root) === undefined)
      throw new Refusal('This working tree points to the git configuration of another one. No changes made.');
    const { ask: git } = gitFor(process.cwd());
    const disk = new Disk();
    const { logs, notes } = await loadLogs(positionals, { fileSystem: disk.fileSystem });
    printNotes(notes);
    const paths = logs.flatMap((log) => indexPath(log, root));
    const attributes = await addAttributes(paths, { root, git, disk });
    disk.check(attributes);
    const isConfigured = await configure(git, isDryRun);
    if (attributes.length > 0) disk.carryOut(attributes, isDryRun);
    else if (isConfigured && logs.length > 0) print('✔ The merge driver is already installed.\n');
    return exitCode(notes, 0, values['allow-empty']);
  },
};

/** The path of a log's index in the repository. Without one, reports that on standard error and returns nothing. */
function indexPath(log: Log, root: string): string[] {
  const { index, unreadableIndex } = log;
  if (index === undefined) {
    const sentence =
      unreadableIndex === undefined ? noIndex(log) : english.refusals.indexUnreadable(shown(unreadableIndex));
    printError(`adr-keeper: ${sentence}\n`);
    return [];
  }
  const path = relative(realpathSync(root), realpathSync(URI.parse(index.file.uri).fsPath));
  if (!path.startsWith('..')) return [path.replaceAll(sep, '/')];
  printError(`adr-keeper: ${shown(index.file.uri)} is outside the repository; skipped.\n`);
  return [];
}

/** The change of `.gitattributes` that gives each path the driver, as far as git does not say that it has it. */
async function addAttributes(
  paths: readonly string[],
  { root, git, disk }: { readonly root: string; readonly git: Git; readonly disk: Disk },
) {
  const missing: string[] = [];
  for (const path of paths) if ((await attributeOf(path, git)) !== driver) missing.push(path);
  if (missing.length === 0) return [];
  const file = join(root, '.gitattributes');
  const uri = URI.file(file).toString();
  const text = existsSync(file) ? disk.readText(uri) : '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return disk.planText(uri, text + gap + missing.map((path) => `${toPattern(path)} merge=${driver}${eol}`).join(''));
}

async function attributeOf(path: string, git: Git): Promise<string | undefined> {
  // With -z, NUL separates path, attribute and value.
  return (await git(['check-attr', '-z', 'merge', '--', path]))?.split('\0')[2];
}

/**
 * A path as a pattern of `.gitattributes` that matches it alone: from the root, and in quotes, as git reads them, where it
 * has blanks or control characters: a line break would begin another pattern.
 */
function toPattern(path: string): string {
  const literal = `/${path.replace(/[\\*?[\]]/g, '\\$&')}`;
  if (!/[\s"\p{Cc}]/u.test(literal)) return literal;
  // An escape is one byte: what is not ASCII stays as it is.
  const octal = (char: string) => (char < '\x80' ? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}` : char);
  return `"${literal.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, octal)}"`;
}

/** Writes the driver into the configuration of the clone; returns whether it was already there. */
async function configure(git: Git, isDryRun: boolean): Promise<boolean> {
  const wanted = { name: 'ADR index, merged row by row', driver: driverCommand(resolve(process.argv[1] ?? '')) };
  let isThere = true;
  for (const [key, value] of Object.entries(wanted)) {
    const name = `merge.${driver}.${key}`;
    if ((await git(['config', '--local', '--get', name]))?.replace(/\n$/, '') === value) continue;
    isThere = false;
    if (!isDryRun && (await git(['config', '--local', '--replace-all', name, value])) === undefined)
      throw new Refusal(`git config could not set ${name}.`);
    printError(isDryRun ? 'would set' : colour('green', 'set'), `  git config ${name}\n`);
  }
  return isThere;
}

/**
 * The command that git hands to a shell. Git takes 1 to 128 for a conflict and OURS for its result: where the program is
 * missing, or ends so without markers in OURS, as Node does with a program that it cannot load, git merges it as text.
 */
function driverCommand(program: string): string {
  const path = `'${realpathSync(program).replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
  const isThere = `test -f ${path} && command -v node >/dev/null`;
  const isUnmarked = `test $s -gt 0 && test $s -lt 129 && ! grep -q '^<<<<<<< ' %A`;
  const asText = 'git merge-file %A %O %B';
  return `if ${isThere}; then node ${path} merge-index %O %A %B; s=$?; if ${isUnmarked}; then ${asText}; else (exit $s); fi; else ${asText}; fi`;
}

import { dirname } from 'node:path';

/** Where the user's own configuration of git is; what it says is overridden where it could execute something. */
const kept: ReadonlySet<string> = new Set(['GIT_CONFIG_SYSTEM', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM']);

/** What names programs for others as well as for git. */
const dropped: ReadonlySet<string> = new Set(['SSH_ASKPASS', 'PAGER', 'EDITOR', 'VISUAL']);

/**
 * The environment in which git is started: that of the caller without what names programs or another repository to git.
 * Git finds `root`, which must be that of a repository, and looks no further up; without a root it finds none.
 */
export function gitEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  root: string | undefined,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const key = name.toUpperCase();
    if (value !== undefined && (!key.startsWith('GIT_') || kept.has(key)) && !dropped.has(key)) result[name] = value;
  }
  return {
    ...result,
    // A GIT_DIR that is not there is the only way to have git look for none.
    ...(root === undefined ? { GIT_DIR: '/dev/null' } : { GIT_CEILING_DIRECTORIES: dirname(root) }),
    // No protocol is called so: a partial clone fetches nothing that it lacks, also before git 2.45.
    GIT_ALLOW_PROTOCOL: '-',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    GIT_TRACE2: '0',
    GIT_TRACE2_EVENT: '0',
    GIT_TRACE2_PERF: '0',
  };
}

/** What stands before every command of git, so that nothing which a configuration names is executed. */
export const gitOptions: readonly string[] = [
  '--no-pager',
  ...[
    'safe.bareRepository=explicit',
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.askPass=',
    'credential.helper=',
    'protocol.allow=never',
    'log.showSignature=false',
    'log.follow=false',
    'gc.auto=0',
    'maintenance.auto=false',
  ].flatMap((setting) => ['-c', setting]),
];

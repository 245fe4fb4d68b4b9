import { URI } from 'vscode-uri';
import type { BranchFiles } from '../core/model/otherVersions.ts';
import type { BranchReader } from './branchReader.ts';
import { type Git, gitFor } from './git.ts';

/** Of more branches only those with the newest commits are looked at. */
const mostBranches = 200;

/** The branches as git has them on this disk. */
export const gitBranchReader: BranchReader = {
  async readGains(folder) {
    const { root, path, ask: git } = gitFor(URI.parse(folder).fsPath);
    if (root === undefined) return [];
    const filesOf = makeListing(git, path);
    const head = await filesOf('HEAD');
    const gains: BranchFiles[] = [];
    for (const [commit, branch] of await listBranches(git)) {
      const differing = difference(await filesOf(commit), head);
      if (differing.length === 0) continue;
      // What was there when the branches parted was renamed or deleted here since: nobody has taken its number.
      const base = (await git(['merge-base', 'HEAD', commit]))?.trim();
      const paths = base === undefined ? differing : difference(new Set(differing), await filesOf(base));
      if (paths.length > 0) gains.push({ branch, paths });
    }
    return gains;
  },
};

/** The commits of all branches with one name for each, those with the newest commits first. */
async function listBranches(git: Git): Promise<Map<string, string>> {
  const format = '--format=%(objectname) %(refname)';
  const count = `--count=${mostBranches}`;
  const answer = await git(['for-each-ref', '--sort=-committerdate', count, format, 'refs/heads', 'refs/remotes']);
  const branches = new Map<string, string>();
  for (const line of (answer ?? '').split('\n')) {
    const [commit = '', ref = ''] = line.split(' ');
    // `origin/HEAD` is another name of a branch.
    if (ref === '' || /^refs\/remotes\/.*\/HEAD$/.test(ref) || branches.has(commit)) continue;
    branches.set(commit, ref.replace(/^refs\/(?:heads|remotes)\//, ''));
  }
  return branches;
}

/** The paths below the folder in a commit, each commit asked for once; none where the folder was not there. */
function makeListing(git: Git, path: string): (commit: string) => Promise<ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  return async (commit) => {
    const listed = known.get(commit);
    if (listed !== undefined) return listed;
    const answer = await git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', `${commit}:${path}`]);
    const paths = new Set((answer ?? '').split('\0').filter((each) => each !== ''));
    known.set(commit, paths);
    return paths;
  };
}

function difference(paths: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...paths].filter((path) => !others.has(path));
}

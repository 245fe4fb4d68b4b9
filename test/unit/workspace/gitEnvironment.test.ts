import { expect, test } from 'vitest';
import { gitEnvironment } from '../../../server/src/workspace/gitEnvironment.ts';

test('what names a program or another repository to git is dropped, in any case of letters', () => {
  const { GIT_PAGER, ...environment } = gitEnvironment(
    {
      Path: 'C:\\Git\\cmd',
      HOME: '/home/ada',
      GIT_SSH: 'evil',
      git_ssh_command: 'evil',
      GIT_EXTERNAL_DIFF: 'evil',
      GIT_PAGER: 'evil',
      GIT_EXEC_PATH: 'evil',
      GIT_DIR: 'evil',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_PARAMETERS: 'evil',
      GIT_ALLOW_PROTOCOL: 'ext',
      GIT_CONFIG_GLOBAL: '/home/ada/.gitconfig',
      SSH_ASKPASS: 'evil',
      EDITOR: 'evil',
      NOTHING: undefined,
    },
    '/home/ada/log',
  );
  expect(Object.values(environment)).not.toContain('evil');
  expect(GIT_PAGER).toBe('cat');
  expect(environment).toMatchObject({
    Path: 'C:\\Git\\cmd',
    HOME: '/home/ada',
    GIT_CONFIG_GLOBAL: '/home/ada/.gitconfig',
    GIT_CEILING_DIRECTORIES: '/home/ada',
    GIT_ALLOW_PROTOCOL: '-',
  });
  expect(environment).not.toHaveProperty('GIT_DIR');
});

test('without a repository git is told that there is none', () => {
  expect(gitEnvironment({}, undefined)).toMatchObject({ GIT_DIR: '/dev/null' });
});

import { expect, test } from 'vitest';
import { LoadingProgress } from '../../../server/src/lsp/loadingProgress.ts';

/** Progress that is shown by a client which writes down what it is told, on a clock that stands still. */
function watch(isShown: () => Promise<void> = async () => {}) {
  const told: string[] = [];
  const clock = { now: 0 };
  let cancel = () => {};
  const progress = new LoadingProgress({
    show: async () => {
      await isShown();
      return {
        token: {
          onCancellationRequested: (listener: () => void) => {
            cancel = listener;
            return { dispose() {} };
          },
        },
        begin: (title, percentage, message, cancellable) =>
          told.push(`begin ${title} ${percentage} % ${message}${cancellable ? ', can be stopped' : ''}`),
        report: (percentage, message) => told.push(`${percentage} % ${message}`),
        done: () => told.push('done'),
      };
    },
    stop: () => told.push('stopped'),
    title: 'Reading',
    describe: (read, total) => `${read}/${total}`,
    delayMs: 500,
    now: () => clock.now,
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { told, clock, progress, settle, cancel: () => cancel() };
}

test('what is read in less than half a second shows no progress', async () => {
  const { told, clock, progress, settle } = watch();
  progress.update(1, 10);
  clock.now = 499;
  progress.update(9, 10);
  progress.finish();
  await settle();
  expect(told).toEqual([]);
});

test('what lasts longer is told once it has, each per cent once, up to its end', async () => {
  const { told, clock, progress, settle } = watch();
  progress.update(1, 1000);
  clock.now = 500;
  progress.update(100, 1000);
  await settle();
  for (const read of [101, 110, 111, 500]) progress.update(read, 1000);
  progress.finish();
  expect(told).toEqual(['begin Reading 10 % 100/1000, can be stopped', '11 % 110/1000', '50 % 500/1000', 'done']);
});

test('a person can stop it', async () => {
  const { told, clock, progress, settle, cancel } = watch();
  progress.update(1, 10);
  clock.now = 600;
  progress.update(2, 10);
  await settle();
  cancel();
  expect(told.at(-1)).toBe('stopped');
});

test('where all is read before the client answers, nothing is shown', async () => {
  const { told, clock, progress, settle } = watch();
  progress.update(1, 10);
  clock.now = 600;
  progress.update(2, 10);
  progress.finish();
  await settle();
  expect(told).toEqual([]);
});

test('a client that cannot show it is not asked again and again', async () => {
  let asked = 0;
  const { told, clock, progress, settle } = watch(async () => {
    asked++;
    throw new Error('not here');
  });
  progress.update(1, 10);
  clock.now = 600;
  progress.update(2, 10);
  await settle();
  progress.update(3, 10);
  await settle();
  expect([asked, told]).toEqual([1, []]);
});

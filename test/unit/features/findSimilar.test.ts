import { expect, test } from 'vitest';
import { findSimilar } from '../../../server/src/core/features/findSimilar.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const titles = [
  'Use Rust for the agents',
  'Use PostgreSQL for the inventory',
  'Use NATS for messaging',
  'Caching of container images',
  'Feature flags via LaunchDarkly',
  'Authentication with Zitadel',
  'Deploy with Kubernetes',
  'Use S3 for backups',
];

async function load(all: readonly string[]) {
  const files = all.map((title, at) => `//- docs/adr/00${at + 1}-r${at}.md\n# ${title}\n\n## Status\n\nAccepted\n`);
  const { log } = await loadFixture(`${files.join('')}//- docs/adr/000-template.md\n# Title of NATS\n\n## Status\n`);
  return (title: string) => findSimilar(title, log).map((record) => record.title.text);
}

test.each([
  ['the same words in another order', 'Messaging over NATS', 'Use NATS for messaging'],
  ['one rare word', 'NATS streams for the telemetry of devices', 'Use NATS for messaging'],
  ['other endings', 'Cache the image of each container', 'Caching of container images'],
  ['a noun of the same verb', 'Deployments to Kubernetes clusters', 'Deploy with Kubernetes'],
  ['a word that is being typed', 'Authen', 'Authentication with Zitadel'],
  ['a plural', 'Fleet-wide feature flag', 'Feature flags via LaunchDarkly'],
  ['a short name', 'Logs in S3', 'Use S3 for backups'],
])('a title is like another one by %s', async (_, typed, found) => {
  expect((await load(titles))(typed)).toEqual([found]);
});

test.each([
  ['words that every other record has', 'Use of'],
  ['a word of many beside new ones', 'Use GraphQL federation'],
  ['nothing', ''],
  ['no words', '?!'],
  ['other words', 'Monitoring'],
])('a title of %s is like none', async (_, typed) => {
  expect((await load(titles))(typed)).toEqual([]);
});

test('the likest comes first, and no more than five come', async () => {
  const find = await load([...titles, 'Images of containers', ...Array(6).fill('NATS')]);
  expect(find('Images of containers')).toEqual(['Images of containers', 'Caching of container images']);
  expect(find('Use NATS for messaging')[0]).toBe('Use NATS for messaging');
  expect(find('NATS')).toHaveLength(5);
});

test('a log without records has nothing that is like anything', async () => {
  const { log } = await loadFixture('//- docs/adr/000-template.md\n# <Title>\n\n## Status\n\nProposed\n');
  expect(findSimilar('Title', log)).toEqual([]);
});

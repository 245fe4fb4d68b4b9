import { expect, test } from 'vitest';
import { resemble } from '../../../server/src/core/model/sameWords.ts';

test.each([
  ['use-beta', 'use-betta'],
  ['Use Kafka for orders', 'Use Kafak for orders'],
  ['Adopt PostgreSQL', 'Adopt Postgresql for all'],
  ['Write documentation', 'Write documentaton'],
  ['Use a data base', 'Use a database'],
  ['Größe der Tabellen', 'groesse-der-tabelen'],
  ['Utiliser Élasticsearch', 'utiliser-elasticsaerch'],
  ['Docker Swarm', 'Dockor Swarm'],
])('"%s" and "%s" may be titles of one decision', (a, b) => {
  expect(resemble(a, b)).toBe(true);
  expect(resemble(b, a)).toBe(true);
});

test.each([
  ['use-beta', 'use-zeta'],
  ['Use the cats', 'Use the bats'],
  ['Choose one database for the billing team', 'Choose one database for the mailing team'],
  ['Nutze Rust', 'Nutze Dust'],
  ['Usar Java en el servidor', 'Usar Lava en el servidor'],
  ['お茶を出す', 'お水を出す'],
  ['使用红茶作为默认饮料', '使用绿茶作为默认饮料'],
])('"%s" and "%s" are two decisions', (a, b) => {
  expect(resemble(a, b)).toBe(false);
  expect(resemble(b, a)).toBe(false);
});

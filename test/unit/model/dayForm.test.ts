import { expect, test } from 'vitest';
import { commonDayForm } from '../../../server/src/core/model/dayForm.ts';

test.each([
  [['2024-01-02', '2024-02-03', 'TBD'], 'YYYY-MM-DD'],
  [['2024-01-02', '3 May 2024'], undefined],
  [['"2024-01-02"', "'2024-02-03'"], 'YYYY-MM-DD'],
  [['45/45/2024'], undefined],
  [['3 Monat 2024'], undefined],
  [[], undefined],
])('the form of %j is %j', (texts, form) => {
  expect(commonDayForm(texts)).toBe(form);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonDayForm, readDay, writeDay } from '../../../server/src/core/model/dayForm.ts';

const dayOf = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const forms = [
  ...['YYYY-MM-DD', 'YYYY/M/D', 'DD.MM.YYYY', 'D.M.YYYY', 'DD/MM/YYYY', 'M/D/YYYY', 'DD-MM-YYYY'],
  ...['D MMMM YYYY', 'DD MMM YYYY', 'MMMM D, YYYY', 'MMM DD, YYYY'],
];

test('days that are written in a form are written so again', () => {
  const days = fc.array(dayOf, { minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...forms), days, (form, written) => {
      const found = commonDayForm(written.map((day) => writeDay(day, form)));
      // Where no day is beyond the twelfth, the order cannot be told.
      if (found !== undefined) for (const day of written) expect(writeDay(day, found)).toBe(writeDay(day, form));
      else expect(form).toMatch(/^[DM]{1,2}[-/]/);
    }),
  );
});

test('a day in digits is read back where only one day can be meant', () => {
  fc.assert(
    fc.property(fc.constantFrom(...forms.slice(0, 7)), dayOf, (form, day) => {
      expect([day, undefined]).toContain(readDay(writeDay(day, form)));
    }),
  );
  expect(readDay('13/03/2024')).toBe('2024-03-13');
  expect(readDay('3/13/2024')).toBe('2024-03-13');
  expect(readDay('03/04/2024')).toBeUndefined();
});

import type * as contract from '@tillid/contract/charges';
import { byteOrderMark, writeRecords } from '@tillid/domain/csv/write-records';
import { billingPeriod, billingPeriodOf } from '@tillid/domain/charges/billing-period';
import type { Language } from '@tillid/text/choose-language';
import { charges as danish } from '@tillid/text/da/charges';
import { words as danishWords } from '@tillid/text/da/words';
import { charges as english } from '@tillid/text/en/charges';
import { words as englishWords } from '@tillid/text/en/words';
import { danishDay } from '../../platform/clock/clock.ts';
import type { Call } from '../../platform/http/serve.ts';
import type { Platform } from '../../platform/platform.ts';
import { sumChargesByDay, type ChargesOfDay } from './charge-store.ts';

const texts = {
  da: { file: danish.file, things: { ...danishWords.authenticator, user: danish.user }, decimal: ',' },
  en: { file: english.file, things: { ...englishWords.authenticator, user: english.user }, decimal: '.' },
} as const;

/** Sends the charges of a billing period day by day as a CSV file. */
export function readChargesFile(platform: Platform) {
  return async ({ scope, now, query, reply }: Call<typeof contract.readChargesFile>): Promise<string> => {
    const period =
      query.period === undefined ? billingPeriodOf(danishDay(now).toString()) : billingPeriod(query.period);
    const charges = await platform.work(scope, (tx) => sumChargesByDay(tx, period));
    const { file } = texts[query.language];
    const rows = charges.map((charge) => rowOf(charge, query.language));
    await reply
      .header('content-disposition', `attachment; filename="${file.name}-${period.period}.csv"`)
      .header('cache-control', 'no-store')
      .type('text/csv; charset=utf-8')
      .send(Buffer.from(byteOrderMark + writeRecords([headings(file), ...rows])));
    return '';
  };
}

function headings({ column }: typeof danish.file | typeof english.file): string[] {
  return [column.day, column.name, column.ean, column.thing, column.count, column.price, column.total, column.currency];
}

function rowOf({ day, name, ean, thing, count, price }: ChargesOfDay, language: Language): string[] {
  const { things, file } = texts[language];
  const amounts = [amount(price, language), amount(price * count, language)];
  return [day, name ?? file.noMethod, ean ?? '', things[thing], String(count), ...amounts, 'DKK'];
}

// Whole øre split by hand, so that no sum is rounded on its way through a fraction.
function amount(oere: number, language: Language): string {
  return `${Math.floor(oere / 100)}${texts[language].decimal}${String(oere % 100).padStart(2, '0')}`;
}

import type { Page } from '@playwright/test';

let made = process.pid % 1000;

/** A P number that no other journey uses; its last digit is checked by nobody. */
export function newProductionUnitNumber(): string {
  made += 1;
  return `18${String(Date.now() % 10_000).padStart(4, '0')}${String(made).padStart(4, '0')}`;
}

/** An EAN number that no other journey uses. */
export function newEan(): string {
  const first = `5791${newProductionUnitNumber().slice(2)}`;
  const sum = Array.from(first).reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${first}${(10 - (sum % 10)) % 10}`;
}

/** Registers many units through the API, as the person whom the page is signed in as. */
export async function registerUnits(page: Page, units: readonly { number: string; name: string }[]): Promise<void> {
  await page.evaluate(async (all) => {
    const { organisation } = (await (await fetch('/api/v1/session')).json()) as {
      organisation: { organisationId: string };
    };
    for (const unit of all) {
      const response = await fetch('/api/v1/units', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Tillid-Organisation': organisation.organisationId,
          'Idempotency-Key': crypto.randomUUID(),
        },
        body: JSON.stringify({ kind: 'production-unit', confirmedNumber: true, ...unit }),
      });
      if (!response.ok) throw new Error(await response.text());
    }
  }, units);
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { newPerson } from '../../support/people.ts';

/** A file as the browser's file chooser takes it. */
export type ImportFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The template's header row. */
export const headerRow =
  'Aktion;UUID;Fornavn;Efternavn;CPR;Foedselsdato;Email;Telefon;Anonym;Referencetekst;TargetIAL;EAN;P-nummer;SE-nummer;Loginmiddel';

const samples = new URL('../../../packages/domain/src/imports/samples/', import.meta.url);
let made = 0;

/** One of the sample files, as Danish Excel saved it. */
export function sampleFile(name: 'users-create' | 'users-update' | 'users-delete'): ImportFile {
  return importFile(readFileSync(fileURLToPath(new URL(`${name}.csv`, samples))), `${name}.csv`);
}

/** A file of any bytes. */
export function importFile(content: Buffer | string, name = 'brugere.csv'): ImportFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

/** Rows below the header row. */
export function fileOfRows(rows: readonly string[], name = 'brugere.csv'): ImportFile {
  return importFile(`${[headerRow, ...rows].join('\r\n')}\r\n`, name);
}

/** Parts of a row that differ from a good one. */
export type RowParts = {
  readonly lastName?: string;
  readonly cpr?: string;
  readonly birthDate?: string;
  readonly email?: string;
  readonly reference?: string;
};

/** A row that creates somebody whom no other test of the run creates, known by date of birth unless told. */
export function newRow(parts: RowParts = {}): string {
  made += 1;
  const letters = String(made).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
  const [year = '', month = '', day = ''] = newPerson().dateOfBirth.split('-');
  const {
    lastName = `Række-${letters}`,
    cpr = '',
    email = `raekke.${letters}@nordhavn.example`,
    reference = '',
  } = parts;
  const birthDate = parts.birthDate ?? (cpr === '' ? `${day}${month}${year}` : '');
  return `C;;Åse;${lastName};${cpr};${birthDate};${email};;N;${reference};4;;;;`;
}

/** Chooses a file and asks to have it checked; the page itself may refuse it. */
export async function send(page: Page, file: ImportFile): Promise<void> {
  await page.goto('/users/import');
  await page.getByLabel('.csv-fil med brugere').setInputFiles(file);
  await page.getByRole('button', { name: 'Kontrollér filen' }).click();
}

/** Sends a file and waits until it is taken in. An organisation is let in ten times a minute, and journeys are faster. */
export async function upload(page: Page, file: ImportFile, menuItem: 'create' | 'edit' = 'create'): Promise<void> {
  await page.goto(menuItem === 'edit' ? '/users/import?menuItem=edit' : '/users/import');
  await page.getByLabel(/^\.csv/).setInputFiles(file);
  await expect(async () => {
    await page.getByRole('button', { name: /^(Kontrollér filen|Check the file)$/ }).click({ timeout: 2_000 });
    await page.waitForURL(/\/imports\//, { timeout: 5_000 });
  }).toPass({ timeout: 75_000 });
}

/** Sends a file and waits for its preview. */
export async function preview(page: Page, file: ImportFile, menuItem: 'create' | 'edit' = 'create'): Promise<void> {
  await upload(page, file, menuItem);
  await expect(page.getByRole('heading', { level: 1, name: /^(Forhåndsvisning|Preview)$/ })).toBeVisible();
}

/** Imports all rows of a file and goes on to the imported users of this import. */
export async function importAll(page: Page, file: ImportFile): Promise<void> {
  await preview(page, file);
  await page.getByRole('button', { name: /^Importér (alle|1 bruger)/ }).click();
  await page.getByRole('link', { name: 'Gå til importerede brugere' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importerede brugere' })).toBeVisible();
}

import type { Translate } from '../../i18n/sentences.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import type { ImportView } from './import-status.ts';

const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const delimiters = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;

/** Which file it is, who sent it, and how it was read. */
export function FileFacts({ view }: { readonly view: ImportView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const uploaded = { at: format.instant(view.uploadedAt), name: view.uploadedBy ?? t('imports.deletedUser') };
  const items = [
    { term: t('imports.facts.file'), value: view.fileName },
    { term: t('imports.facts.uploaded'), value: t('imports.facts.uploadedBy', uploaded) },
    { term: t('imports.facts.encoding'), value: encodingName(view.encoding, t) },
    { term: t('imports.facts.delimiter'), value: delimiterName(view.delimiter, t) },
    { term: t('imports.facts.rows'), value: view.rowCount > 0 ? format.number(view.rowCount) : undefined },
  ];
  return (
    <section aria-labelledby="file-facts" className="stack-close">
      <h2 id="file-facts">{t('imports.facts.title')}</h2>
      <DescriptionList items={items.filter((item) => item.value !== undefined)} />
      {view.status === 'checked' ? <p className="form-hint">{t('imports.facts.lettersHint')}</p> : null}
    </section>
  );
}

function encodingName(encoding: string | null, t: Translate): string | undefined {
  const known = encodings.find((name) => name === encoding);
  return known === undefined ? (encoding ?? undefined) : t(`imports.facts.encodings.${known}`);
}

function delimiterName(delimiter: string | null, t: Translate): string | undefined {
  return delimiter === ';' || delimiter === ',' || delimiter === '\t'
    ? t(`imports.facts.delimiters.${delimiters[delimiter]}`)
    : (delimiter ?? undefined);
}

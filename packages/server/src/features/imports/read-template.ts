import type { readTemplate as readTemplateEndpoint } from '@tillid/contract/imports';
import { templateBytes } from '@tillid/domain/imports/template';
import type { Call } from '../../platform/http/serve.ts';

/** Sends the template with example rows. */
export function readTemplate() {
  return async ({ query, reply }: Call<typeof readTemplateEndpoint>): Promise<string> => {
    const name = query.language === 'da' ? 'opret-brugere.csv' : 'create-users.csv';
    await reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .type('text/csv; charset=utf-8')
      .send(Buffer.from(templateBytes(query.language)));
    return '';
  };
}

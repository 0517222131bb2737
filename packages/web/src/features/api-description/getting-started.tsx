import { useTranslation } from '../../i18n/use-translation.ts';

/** The first calls of a new program. */
export function GettingStarted() {
  const { t } = useTranslation();
  const { origin } = window.location;
  const token = `curl ${origin}/api/v1/token \\
  --user "$CLIENT_ID:$CLIENT_SECRET" \\
  --data grant_type=client_credentials`;
  const users = `curl ${origin}/api/v1/users \\
  --header "Authorization: Bearer $TOKEN"`;
  return (
    <>
      <h2>{t('apiDescription.start.title')}</h2>
      <ol className="api-start">
        <li>{t('apiDescription.start.client')}</li>
        <li>
          {t('apiDescription.start.token')}
          <Code text={token} />
          {t('apiDescription.start.tokenEnds')}
        </li>
        <li>
          {t('apiDescription.start.call')}
          <Code text={users} />
        </li>
      </ol>
    </>
  );
}

function Code({ text }: { readonly text: string }) {
  return (
    <pre className="code-block" lang="en">
      <code>{text}</code>
    </pre>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { standingOf, standingTones, type ShownAuthenticator } from './authenticator-words.ts';

type AuthenticatorCardProps = {
  readonly one: ShownAuthenticator;
  readonly name: string;
  /** What kind it is, in words for whoever looks. */
  readonly kind: string;
  /** What comes next. */
  readonly next: string | undefined;
  readonly facts?: readonly string[];
  readonly actions?: ReactNode;
};

/** One authenticator: what it is, where it stands, what comes next, what was done, and what can be. */
export function AuthenticatorCard({ one, name, kind, next, facts = [], actions }: AuthenticatorCardProps) {
  const { t } = useTranslation();
  const standing = standingOf(one);
  return (
    <li className="authenticator">
      <div className="authenticator-heading">
        <h3>{name}</h3>
        <StatusTag tone={standingTones[standing]} label={t(`authenticators.status.${standing}`)} />
      </div>
      <p className="authenticator-kind">{kind}</p>
      {next ? <p>{next}</p> : null}
      {facts.length > 0 ? (
        <ul className="authenticator-facts">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      ) : null}
      {actions ? <div className="cluster">{actions}</div> : null}
    </li>
  );
}

import type { ReactNode } from 'react';
import { useDocumentTitle } from './document-title.ts';

type PageHeadingProps = {
  readonly title: string;
  /** Name in the browser's title when the heading must not stand there, such as a person's name. */
  readonly documentTitle?: string;
  /** The page's main button, at the end of the line. */
  readonly action?: ReactNode;
  /** A tag or two beside the title, such as a status. */
  readonly aside?: ReactNode;
};

/** The one h1 of a page; it is where the focus goes when the page opens. */
export function PageHeading({ title, documentTitle, action, aside }: PageHeadingProps) {
  useDocumentTitle(documentTitle ?? title);
  return (
    <div className="page-heading">
      <div className="cluster">
        <h1 tabIndex={-1}>{title}</h1>
        {aside}
      </div>
      {action}
    </div>
  );
}

type SkipLinkProps = { readonly targetId: string; readonly label: string };

/** First stop of the Tab key. The focus is moved by hand: a change of the address would be a visit to another page. */
export function SkipLink({ targetId, label }: SkipLinkProps) {
  return (
    <a
      className="skipnav"
      href={`#${targetId}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(targetId)?.focus();
      }}
    >
      {label}
    </a>
  );
}

/** An e-mail address that breaks before its @ when the line is too short, and not at any letter. */
export function EmailText({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@');
  if (at <= 0) {
    return <span className="break-words">{address}</span>;
  }
  return (
    <span className="break-words">
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </span>
  );
}

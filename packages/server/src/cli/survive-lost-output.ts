/** Whoever reads what the server prints may end, and a disk that it is written to may fill: that ends no server. */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** How the commands that take arguments are called; for their help and for wrong use. */
export const usages = {
  check: 'tillid check FILE [--json] [--test-numbers] [--language da|en] [--settings FILE]',
} as const;

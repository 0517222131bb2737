import type { commandLine } from '@tillid/text/da/command-line';
import type { TextParams } from '@tillid/text/translate';

/** Codes of what can keep `tillid import` from its end; each has its sentence. */
export type ImportFaultCode = keyof (typeof commandLine)['import']['fault'];

/** What kept the command from its end, to be told in the language of the caller. */
export class ImportFault extends Error {
  readonly code: ImportFaultCode;
  readonly params: TextParams;

  constructor(code: ImportFaultCode, params: TextParams = {}) {
    super(code);
    this.name = 'ImportFault';
    this.code = code;
    this.params = params;
  }
}

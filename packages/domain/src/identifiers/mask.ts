const LONG_NUMBER = /\d(?:[ \-\u2010\u2011\u2013./]?\d){8,11}(?!\d)/gu;
const DIGIT = /\d/gu;
const HIDDEN_DIGITS = 4;

/** Hides the last four digits of every number in a text that is as long as a CPR number, so that a message may quote a cell. */
export function maskNumbers(text: string): string {
  return text.replace(LONG_NUMBER, maskLastDigits);
}

function maskLastDigits(number: string): string {
  const digits = number.match(DIGIT)?.length ?? 0;
  let seen = 0;
  return number.replace(DIGIT, (digit) => {
    seen += 1;
    return seen > digits - HIDDEN_DIGITS ? '•' : digit;
  });
}

/** Whether the weighted sum of the digits is divisible by 11, as CVR and older CPR numbers have it. */
export function hasModulus11(digits: string, weights: readonly number[]): boolean {
  return weightedSum(digits, weights) % 11 === 0;
}

/** Whether the last digit brings the GS1 sum (weights 1, 3, 1, 3 …) of a thirteen-digit number to a multiple of ten. */
export function hasGs1CheckDigit(digits: string): boolean {
  const weights = Array.from(digits, (_, index) => (index % 2 === 0 ? 1 : 3));
  return weightedSum(digits, weights) % 10 === 0;
}

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

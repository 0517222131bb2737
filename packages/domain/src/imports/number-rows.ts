/** The first row of each number; for very many numbers, of which a map would keep an object each. */
export type NumberRows = {
  /** The row that had this number first, or undefined when it is this one. Numbers are whole and not negative, rows are not 0. */
  first(number: number, row: number): number | undefined;
};

const leastPlaces = 1_024;
// Places that numbers in a row fill evenly (Knuth, The Art of Computer Programming 3, 6.4).
const spread = 2_654_435_769;

/** Makes the rows of one file: a table with open addressing that is at most half full. */
export function createNumberRows(): NumberRows {
  let numbers = new Float64Array(leastPlaces);
  let rows = new Int32Array(leastPlaces);
  let filled = 0;

  /** Where the number stands, or the free place where it belongs. */
  function placeOf(number: number): number {
    const last = rows.length - 1;
    let place = (Math.imul(number % 4_294_967_296, spread) >>> 8) & last;
    while (rows[place] !== 0 && numbers[place] !== number) place = (place + 1) & last;
    return place;
  }

  function put(number: number, row: number): void {
    const place = placeOf(number);
    numbers[place] = number;
    rows[place] = row;
  }

  function grow(): void {
    const [oldNumbers, oldRows] = [numbers, rows];
    numbers = new Float64Array(2 * oldNumbers.length);
    rows = new Int32Array(2 * oldRows.length);
    for (const [place, row] of oldRows.entries()) if (row !== 0) put(oldNumbers[place] ?? 0, row);
  }

  return {
    first(number, row) {
      const earlier = rows[placeOf(number)];
      if (earlier !== 0) return earlier;
      if (2 * filled >= rows.length) grow();
      put(number, row);
      filled += 1;
      return undefined;
    },
  };
}

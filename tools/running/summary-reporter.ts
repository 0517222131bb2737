// A reporter for node:test that writes the run's totals as one line of JSON; the totals printed for people differ between versions.
import type { TestEvent } from 'node:test/reporters';

export type RunSummary = {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly todo: number;
};

async function* summarise(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    // Summaries of single files carry the file's name; the whole run's has none.
    if (event.type === 'test:summary' && event.data.file === undefined) yield `${JSON.stringify(event.data.counts)}\n`;
  }
}

export { summarise as default };

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
  let counts = '';
  for await (const event of events) {
    // Where each file has a process, their summaries come before that of the whole run.
    if (event.type === 'test:summary') counts = `${JSON.stringify(event.data.counts)}\n`;
  }
  yield counts;
}

export { summarise as default };

import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What is counted; labels hold endpoint names, statuses and job names, never ids or people. */
export type Metrics = {
  readonly registry: Registry;
  readonly requests: Histogram<'endpoint' | 'status'>;
  readonly rateLimited: Counter<'limit'>;
  readonly jobs: Counter<'task' | 'outcome'>;
  readonly mails: Counter<'outcome'>;
};

/** Makes the metrics of one server. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'tillid_http_request_seconds',
      help: 'Time to answer a request by endpoint and status',
      labelNames: ['endpoint', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    rateLimited: new Counter({
      name: 'tillid_rate_limited_total',
      help: 'Requests refused because there were too many, by limit',
      labelNames: ['limit'],
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'tillid_jobs_total',
      help: 'Jobs ended by task and outcome',
      labelNames: ['task', 'outcome'],
      registers: [registry],
    }),
    mails: new Counter({
      name: 'tillid_mails_total',
      help: 'Mails by outcome',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}

export { beginErasure } from './begin-erasure.ts';
export { eraseExpired } from './erase-expired.ts';

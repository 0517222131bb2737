import { readSession } from '@tillid/contract/session';
import { NetworkFailure } from '../api/api-problem.ts';
import { call } from '../api/call.ts';

/**
 * Fetches the code of a page. The browser does not say why a file could not be had. When the server is not reached either, it is
 * the line that is gone. Else the app was replaced by a newer one, or the line is back and the browser remembers the failure: then the
 * router loads the window anew.
 */
export async function fetchCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (await isServerReached()) {
      throw error;
    }
    throw new NetworkFailure(error);
  }
}

async function isServerReached(): Promise<boolean> {
  try {
    await call(readSession, {});
    return true;
  } catch (error) {
    return !(error instanceof NetworkFailure);
  }
}

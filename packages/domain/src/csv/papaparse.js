// JavaScript with its own declarations beside it: the published types of papaparse pull in Node's, which would open this
// package, and the web app with it, to all of Node.
import Papa from 'papaparse';

export const Parser = Papa.Parser;

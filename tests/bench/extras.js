// What the bench measures besides the workloads: each has a name, a measurement and a print-out.
import { downloadSizes, printSizes } from './sizes.js';

export const extras = [{ name: 'sizes', measure: () => downloadSizes(), print: printSizes }];

// What the bench measures besides the workloads: each has a name, a measurement and a print-out.
import { measureFirstEpochs, printFirstEpochs } from './first_epoch.js';
import { measureForward, printForward } from './forward.js';
import { measureGrowth, printGrowth } from './growth.js';
import { measurePage, printPage } from './page.js';
import { measureProducts, printProducts } from './products.js';
import { downloadSizes, printSizes } from './sizes.js';
import { measureSpiral, printSpiral } from './spiral.js';

export const extras = [
  { name: 'products', measure: measureProducts, print: printProducts },
  { name: 'forward', measure: measureForward, print: printForward },
  { name: 'spiral', measure: measureSpiral, print: printSpiral },
  { name: 'first', measure: measureFirstEpochs, print: printFirstEpochs },
  { name: 'growth', measure: measureGrowth, print: printGrowth },
  { name: 'page', measure: measurePage, print: printPage },
  { name: 'sizes', measure: downloadSizes, print: printSizes },
];

export const extraNames = extras.map(({ name }) => name);

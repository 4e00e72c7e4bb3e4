import { startFirstWorker } from './engine/first_worker';

// Before all else, so that it loads while the page's scripts are read.
startFirstWorker();
const embedded = document.documentElement.classList.contains('embedded');
void import('./app/start').then(({ startPage }) => startPage({ embedded }));

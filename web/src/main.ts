import { startPage } from './app/start';

startPage({ embedded: false });

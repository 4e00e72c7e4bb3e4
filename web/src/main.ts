import { startPage } from './app/start';

void startPage({ embedded: false });

import { tellHeight } from './app/frame_height';
import { startPage } from './app/start';

void startPage({ embedded: true });
tellHeight();

import { tellHeight } from './app/frame_height';
import { startPage } from './app/start';

startPage({ embedded: true });
tellHeight();
